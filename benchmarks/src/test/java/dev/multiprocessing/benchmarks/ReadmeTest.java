package dev.multiprocessing.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The main README says what the committed results say. */
@Timeout(60)
class ReadmeTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void itSaysWhatIsCommitted() throws IOException {
        Path json = ROOT.resolve(Benchmarks.FOR_README + ".json");
        assumeTrue(Files.exists(json), "no results: " + json);

        String expected = new Excerpt(ResultsFile.parse(Files.readString(json))).markdown(Benchmarks.FOR_README);

        assertEquals(
                expected,
                new Readme(Files.readString(ROOT.resolve("README.md"))).part(),
                "to be written by: java -jar benchmarks/target/benchmarks.jar --readme");
    }

    /** Else a peer that others would compare us with is missing, or is an older and weaker one. */
    @Test
    void whatIsCommittedHasAllPeersOfToday() throws IOException {
        Path json = ROOT.resolve(Benchmarks.FOR_README + ".json");
        assumeTrue(Files.exists(json), "no results: " + json);

        ResultsFile.parse(Files.readString(json)).results().all().forEach((workload, runs) -> {
            assertEquals(Set.copyOf(workload.drivers()), runs.keySet(), workload::name);
        });
    }

    @Test
    void onlyWhatIsBetweenTheMarksIsReplaced() {
        Readme readme = new Readme(
                "a\n<!-- begin: java -jar benchmarks/target/benchmarks.jar --readme -->\nold\n<!-- end -->\nb\n");

        Readme rewritten = readme.with("new\n");

        assertEquals("new\n", rewritten.part());
        assertEquals(readme.text().replace("old", "new"), rewritten.text());
        assertThrows(IllegalStateException.class, () -> new Readme("a\n").part());
    }

    @Test
    void theRowsWhereOthersLeadComeLast() {
        Results results = new Results();
        add(results, Workload.STREAM, "rate", Map.of("mp-pipe", 2e6, "buffer-ring", 3e6, "python-pipe", 4e3));
        add(results, Workload.WAKE_UP, "p50", Map.of("mp-pipe", 2.0, "mp-queue", 1.0, "python-pipe", 4.0));

        String markdown = new Excerpt(new ResultsFile(results, Map.of())).markdown("there");

        String led =
                "| one-way time of a message after 12 ms of rest | **1.00 µs** mp-queue |  | 4.00 µs python-pipe |\n";
        String others =
                "| one-way messages of 64 bytes | 2.00 M/s mp-pipe | **3.00 M/s** buffer-ring | 4.00 k/s python-pipe |";
        assertTrue(markdown.contains(led + others), markdown);
        assertTrue(markdown.contains("  bar [3.00, 2.00, 0.00]"), markdown);
    }

    @Test
    void whatIsWrittenCanBeReadBack() {
        Results results = new Results();
        add(results, Workload.BLOCKED, "cpuMillis", Map.of("mp-pipe", 2.0));
        results.add(Workload.BLOCKED, "mp-pipe", new Run(Optional.empty(), "one\ntwo", 0.5, 0.25, 2));
        ResultsFile written = new ResultsFile(results, Map.of("java", "17"));

        ResultsFile read = ResultsFile.parse(written.json());

        assertEquals(written.json(), read.json());
        assertEquals(
                List.of(1L),
                read.results().all().get(Workload.BLOCKED).values().stream()
                        .map(Results.Runs::failed)
                        .toList());
    }

    @Test
    void aPartTakesThePlaceOfTheSameWorkloadsAndTheFactsSaySo() {
        Results before = new Results();
        add(before, Workload.LOCKED, "rate", Map.of("mp-value", 1.0));
        add(before, Workload.BLOCKED, "cpuMillis", Map.of("mp-pipe", 2.0));
        Results part = new Results();
        add(part, Workload.LOCKED, "rate", Map.of("mp-value", 3.0, "varhandle", 4.0));

        ResultsFile renewed = new ResultsFile(before, Map.of("commit", "abc"))
                .renewedBy(new ResultsFile(part, Map.of("commit", "def", "date", "today")));

        Results expected = new Results();
        add(expected, Workload.LOCKED, "rate", Map.of("mp-value", 3.0, "varhandle", 4.0));
        add(expected, Workload.BLOCKED, "cpuMillis", Map.of("mp-pipe", 2.0));
        Map<String, String> facts = Map.of("commit", "abc", "renewed", "LOCKED at commit def, today");
        assertEquals(new ResultsFile(expected, facts).json(), new ResultsFile(renewed.results(), facts).json());
        assertEquals(facts, renewed.machine());
    }

    @Test
    void aPartOfAnotherMachineIsRefused() {
        Map<String, String> here = Map.of(
                "processor",
                "A",
                "processors",
                "2",
                "L2 cache",
                "1M",
                "memory",
                "8G",
                "java",
                "17",
                "transport",
                "mmap",
                "waiting",
                "futex");
        Map<String, String> elsewhere = new HashMap<>(here);
        elsewhere.put("L2 cache", "512K");
        ResultsFile file = new ResultsFile(new Results(), here);

        file.requireSameMachine(here);
        String refusal = assertThrows(IllegalStateException.class, () -> file.requireSameMachine(elsewhere))
                .getMessage();

        assertEquals("measured elsewhere: L2 cache=1M, here=512K; run all workloads", refusal);
    }

    private static void add(Results results, Workload workload, String figure, Map<String, Double> medians) {
        medians.forEach((driver, median) ->
                results.add(workload, driver, new Run(Optional.of(new Measured().with(figure, median)), "", 1, 0, 0)));
    }
}
