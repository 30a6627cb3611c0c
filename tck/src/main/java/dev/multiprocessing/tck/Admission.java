package dev.multiprocessing.tck;

import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.MultiprocessingException;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * Opens a context before the first test of a class: a transport that is not there or cannot run fails one test with
 * the reason, and not each one in its own way.
 */
final class Admission implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext test) {
        Optional<TransportRules> rules = test.getRequiredTestInstances().findInstance(TransportRules.class);
        if (rules.isPresent()) {
            admit(rules.get(), test.getRoot().getStore(Namespace.create(Admission.class, test.getRequiredTestClass())));
        }
    }

    private static void admit(TransportRules rules, Store store) {
        Boolean admitted = store.get(Admission.class, Boolean.class);
        if (admitted != null) {
            Assumptions.assumeTrue(admitted, "not judged, because the transport cannot be opened");
            return;
        }
        store.put(Admission.class, false);
        try {
            Multiprocessing.open(rules.options()).close();
        } catch (MultiprocessingException e) {
            Assertions.fail("no rule was judged, because the transport cannot be opened: " + e.getMessage(), e);
        }
        store.put(Admission.class, true);
    }
}
