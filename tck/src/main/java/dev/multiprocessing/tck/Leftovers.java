package dev.multiprocessing.tck;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.opentest4j.AssertionFailedError;

/** Fails a test that leaves something behind, and ends the processes that it left. */
final class Leftovers implements BeforeEachCallback, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(Leftovers.class);
    private static final String RULE = "X18";

    @Override
    public void beforeEach(ExtensionContext test) {
        test.getStore(NAMESPACE).put(RULE, Footprint.now());
    }

    @Override
    public void afterEach(ExtensionContext test) throws InterruptedException {
        Footprint before = test.getStore(NAMESPACE).get(RULE, Footprint.class);
        try {
            before.requireNothingMore();
        } catch (AssertionFailedError e) {
            before.killNewProcesses();
            throw new RuleBroken(Rules.load().rule(RULE), e.getMessage(), e);
        }
    }
}
