package dev.multiprocessing.tck;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * For a class of tests whose children have jars on their class path, as a user's have, and no directories: they start
 * in half the time. The jars are in {@code target/jars}.
 */
public final class ChildrenFromJars implements BeforeAllCallback, AfterAllCallback {

    private static final String CLASS_PATH = "java.class.path";

    private final String before = System.getProperty(CLASS_PATH);

    /** For {@code @ExtendWith}. */
    public ChildrenFromJars() {}

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        System.setProperty(CLASS_PATH, Jars.of(before, Path.of("target", "jars")));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        System.setProperty(CLASS_PATH, before);
    }
}
