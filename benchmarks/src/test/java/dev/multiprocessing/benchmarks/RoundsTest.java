package dev.multiprocessing.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every driver, with few messages, all of which are verified. */
@Timeout(300)
class RoundsTest {

    private final Rounds rounds = new Rounds(1, Effort.QUICK, List.of(""));

    @ParameterizedTest
    @EnumSource(Workload.class)
    void ourDriversDoEveryWorkload(Workload workload) throws IOException, InterruptedException {
        for (String driver : workload.drivers()) {
            if (driver.startsWith("mp-")) {
                requireFigure(workload, driver);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("streamingPeers")
    void eachPeerStreams(String driver) throws IOException, InterruptedException {
        requireFigure(Workload.STREAM, driver);
    }

    static Stream<String> streamingPeers() {
        return Workload.STREAM.drivers().stream()
                .filter(driver -> !driver.startsWith("mp-") && !driver.startsWith("python-"));
    }

    @ParameterizedTest
    @EnumSource(Workload.class)
    void pythonDoesItsWorkloads(Workload workload) throws IOException, InterruptedException {
        assumeTrue(Rounds.isThere("python-"), "no python3 here");
        for (String driver : workload.drivers()) {
            if (driver.startsWith("python-")) {
                requireFigure(workload, driver);
            }
        }
    }

    @Test
    void aRunThatFailsHasNoFigures() throws IOException, InterruptedException {
        Rounds.Run run = rounds.runOnce(Workload.STREAM, "nothing-of-the-kind");

        assertEquals(Optional.empty(), run.measured());
        assertTrue(run.errors().contains("NoSuchElementException"), run.errors());
    }

    private void requireFigure(Workload workload, String driver) throws IOException, InterruptedException {
        Rounds.Run run = rounds.runOnce(workload, driver);
        Measured measured = run.measured().orElseThrow(() -> new AssertionError(workload + " " + driver + " " + run));
        assertEquals("", run.errors(), driver);
        assertTrue(measured.figures().get(workload.figure()) >= 0, () -> driver + ": " + measured.figures());
    }
}
