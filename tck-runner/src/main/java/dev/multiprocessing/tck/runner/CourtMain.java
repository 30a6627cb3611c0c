package dev.multiprocessing.tck.runner;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.MultiprocessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The JVM in which the tests run: their names come in, one a line, and what happens goes into the minutes. */
final class CourtMain {

    private CourtMain() {}

    public static void main(String[] args) throws IOException {
        Set<String> tests =
                new BufferedReader(new InputStreamReader(System.in)).lines().collect(Collectors.toSet());
        try (Minutes minutes = Minutes.create(Path.of(args[0]))) {
            judge(tests, minutes);
        }
        System.exit(0); // also if the transport has left a thread
    }

    private static void judge(Set<String> tests, Minutes minutes) {
        Candidate candidate = new Candidate();
        try {
            Multiprocessing.open(candidate.options()).close();
        } catch (MultiprocessingException e) {
            minutes.add(new Entry(Hearing.REFUSED, Map.of(Hearing.REASON, String.valueOf(e.getMessage()))));
            return;
        }
        minutes.add(new Entry(Hearing.FACTS, Witness.facts(candidate.options())));
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(Candidate.class))
                .filters((PostDiscoveryFilter) test -> FilterResult.includedIf(isAmong(tests, test)))
                .configurationParameter("junit.jupiter.testmethod.order.default", ByRule.class.getName())
                .build();
        LauncherFactory.create().execute(request, new Clerk(minutes));
        minutes.add(new Entry(Hearing.OVER, Map.of()));
    }

    /** What is no test has some below it. */
    private static boolean isAmong(Set<String> tests, TestDescriptor test) {
        return Clerk.name(test.getSource()).map(tests::contains).orElse(true);
    }
}
