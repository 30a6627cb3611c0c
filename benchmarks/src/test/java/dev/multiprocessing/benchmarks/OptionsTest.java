package dev.multiprocessing.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What cannot be meant is refused before anything is run. */
@Timeout(60)
class OptionsTest {

    @Test
    void withoutArgumentsEverythingIsRun() {
        Options options = parse();

        assertEquals(List.of(Workload.values()), options.workloads());
        assertEquals(List.of(""), options.prefixes());
        assertEquals(Path.of("benchmarks/results"), options.out());
    }

    @Test
    void aPartGoesWhereItIsTold() {
        Options options =
                parse("--only", "WAKE_UP,STREAM", "--drivers", "mp-,jero", "--rounds", "2", "--out", "target");

        assertEquals(List.of(Workload.WAKE_UP, Workload.STREAM), options.workloads());
        assertEquals(List.of("mp-", "jero"), options.prefixes());
        assertEquals(2, options.rounds());
        assertEquals(Path.of("target"), options.out());
    }

    @Test
    void aPartDoesNotReplaceTheResultsOfAll() {
        for (String[] part :
                new String[][] {{"--quick"}, {"--only", "STREAM"}, {"--drivers", "mp-"}, {"--transport", "heap"}}) {
            assertEquals(
                    "a part would replace the results of all: directory=benchmarks/results; add --out DIRECTORY",
                    refusal(part));
        }
    }

    @Test
    void whatIsRenewedGoesAmongTheResultsOfAll() {
        Options options = parse("--renew", "LOCKED,START");

        assertEquals(List.of(Workload.LOCKED, Workload.START), options.workloads());
        assertTrue(options.renews());
        assertEquals(Path.of("benchmarks/results"), options.out());
        assertEquals(
                "TWO_BY_TWO and FOUR_BY_FOUR are compared with each other: renew both",
                refusal("--renew", "FOUR_BY_FOUR"));
    }

    @Test
    void unknownNamesAreRefusedWithThoseThatAreKnown() {
        String workload = refusal("--only", "STREAM,NOPE");
        String driver = refusal("--only", "ATOMIC", "--drivers", "nope");

        assertTrue(workload.startsWith("unknown workload: NOPE; known: STREAM, OBJECTS, "), workload);
        assertEquals("no driver begins so: nope; known: mp-value, varhandle", driver);
        assertEquals("unknown arguments: --fast", refusal("--fast"));
    }

    @Test
    void missingAndWrongValuesAreRefused() {
        assertEquals("a value is missing: option=--out", refusal("--out"));
        assertEquals("not a number of rounds: 0", refusal("--rounds", "0"));
    }

    private static String refusal(String... arguments) {
        return assertThrows(IllegalArgumentException.class, () -> parse(arguments))
                .getMessage();
    }

    private static Options parse(String... arguments) {
        return Options.parse(List.of(arguments));
    }
}
