package dev.multiprocessing.tck;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What became of the tests of a class that were run inside a test. */
final class SampleRun implements TestExecutionListener {

    private final Map<String, TestExecutionResult> results = new HashMap<>();
    private final Map<String, String> skipped = new HashMap<>();
    private final List<Map<String, String>> entries = new ArrayList<>();

    private SampleRun() {}

    static SampleRun of(Class<?> tests) {
        SampleRun run = new SampleRun();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests))
                .build();
        LauncherFactory.create().execute(request, run);
        return run;
    }

    /** By the displayed name of a test. */
    TestExecutionResult result(String name) {
        return results.get(name);
    }

    String failure(String name) {
        return results.get(name).getThrowable().orElseThrow().getMessage();
    }

    Map<String, TestExecutionResult> results() {
        return results;
    }

    String whySkipped(String name) {
        return skipped.get(name);
    }

    /** What the tests told to every report. */
    List<Map<String, String>> entries() {
        return entries;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
            results.put(test.getDisplayName(), result);
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        skipped.put(test.getDisplayName(), reason);
    }

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        entries.add(entry.getKeyValuePairs());
    }
}
