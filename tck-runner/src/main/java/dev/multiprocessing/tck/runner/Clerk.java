package dev.multiprocessing.tck.runner;

import dev.multiprocessing.tck.RuleBroken;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Takes down what happens to the tests, which run one after the other. */
final class Clerk implements TestExecutionListener {

    private static final String ASSUMPTION = "Assumption failed: ";

    private final Minutes minutes;
    private long startNanos; // of the test that runs; by JUnit's one thread

    Clerk(Minutes minutes) {
        this.minutes = minutes;
    }

    /** The name of a test's method. */
    static Optional<String> name(Optional<TestSource> source) {
        return source.filter(MethodSource.class::isInstance).map(method -> ((MethodSource) method).getMethodName());
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        startNanos = System.nanoTime();
        if (test.isTest()) {
            minutes.add(new Entry(Hearing.STARTED, Map.of(Hearing.TEST, nameOf(test))));
        }
    }

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        minutes.add(new Entry(Hearing.CHANCE, entry.getKeyValuePairs()));
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        finished(test, Outcome.SKIPPED, Map.of(Hearing.REASON, reason));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (!test.isTest() && result.getStatus() == Status.SUCCESSFUL) {
            return;
        }
        Throwable thrown = result.getThrowable().orElse(null);
        if (name(test.getSource()).isEmpty()) {
            minutes.add(new Entry(Hearing.REFUSED, Map.of(Hearing.REASON, "no test could be run: " + thrown)));
            return;
        }
        switch (result.getStatus()) {
            case SUCCESSFUL -> finished(test, Outcome.PASSED, Map.of());
            case ABORTED -> finished(test, Outcome.SKIPPED, Map.of(Hearing.REASON, message(thrown)));
            default -> finished(test, Outcome.FAILED, failure(thrown));
        }
    }

    private void finished(TestIdentifier test, Outcome outcome, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(more);
        fields.put(Hearing.TEST, nameOf(test));
        fields.put(Hearing.OUTCOME, outcome.word());
        fields.put(Hearing.MILLIS, Long.toString((System.nanoTime() - startNanos) / 1_000_000));
        minutes.add(new Entry(Hearing.FINISHED, fields));
    }

    private static String nameOf(TestIdentifier test) {
        return name(test.getSource()).orElseThrow();
    }

    private static String message(Throwable thrown) {
        return String.valueOf(thrown.getMessage()).replace(ASSUMPTION, "");
    }

    private static Map<String, String> failure(Throwable thrown) {
        StringWriter stack = new StringWriter();
        thrown.printStackTrace(new PrintWriter(stack, true));
        Map<String, String> failure = new HashMap<>(Map.of(Hearing.STACK, stack.toString()));
        if (thrown instanceof RuleBroken broken) {
            failure.put(Hearing.RULE, broken.rule());
            failure.put(Hearing.SEEN, broken.seen());
        } else {
            failure.put(Hearing.SEEN, thrown.toString());
        }
        return failure;
    }
}
