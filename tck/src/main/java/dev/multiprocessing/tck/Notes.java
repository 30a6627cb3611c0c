package dev.multiprocessing.tck;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** What is to be said besides if a test fails. */
final class Notes {

    private static final Namespace NAMESPACE = Namespace.create(Notes.class);

    private Notes() {}

    static void add(ExtensionContext test, String note) {
        test.getStore(NAMESPACE).put(Notes.class, all(test) + "\n" + note);
    }

    /** All notes, each on lines of its own behind a line break. */
    static String all(ExtensionContext test) {
        return test.getStore(NAMESPACE).getOrDefault(Notes.class, String.class, "");
    }
}
