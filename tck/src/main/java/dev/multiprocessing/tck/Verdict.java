package dev.multiprocessing.tck;

import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.PreInterruptCallback;
import org.junit.jupiter.api.extension.PreInterruptContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Makes of the failure of a test the rule that is broken, and of a test that hangs a look at all JVMs. */
final class Verdict implements PreInterruptCallback, TestExecutionExceptionHandler {

    private static final String NO_NEWS = " ==> expected: <true> but was: <false>";

    @Override
    public void beforeThreadInterrupt(PreInterruptContext hanging, ExtensionContext test) {
        Notes.add(test, Stacks.ofAll());
    }

    @Override
    public void handleTestExecutionException(ExtensionContext test, Throwable failure) throws Throwable {
        Optional<Rule> rule = Rules.load().of(test.getRequiredTestMethod().getName());
        if (rule.isEmpty() || failure instanceof TestAbortedException) {
            throw failure;
        }
        throw new RuleBroken(rule.get(), seen(failure) + Notes.all(test), failure);
    }

    private static String seen(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return "it hangs: " + failure.getMessage();
        }
        return failure instanceof AssertionFailedError
                ? String.valueOf(failure.getMessage()).replace(NO_NEWS, "")
                : failure.toString();
    }
}
