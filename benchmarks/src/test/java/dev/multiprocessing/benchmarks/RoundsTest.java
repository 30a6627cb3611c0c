package dev.multiprocessing.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every driver does every workload that names it, with few messages, all of which are verified; faults are found. */
@Timeout(300)
class RoundsTest {

    private final Rounds rounds = new Rounds(1, Effort.QUICK, List.of(""), "mmap");

    @ParameterizedTest
    @MethodSource("pairs")
    void eachDriverDoesTheWorkload(Workload workload, String driver) throws IOException, InterruptedException {
        assumeTrue(Rounds.isThere(driver), "no python3 here");

        Run run = rounds.runOnce(workload, driver);

        assertEquals("", run.errors());
        assertTrue(run.measured().isPresent(), run::toString);
    }

    /** Each of ours with each workload, but for the archive of classes (see ArchiveTest); each peer with its first. */
    static Stream<Arguments> pairs() {
        Set<String> seen = new HashSet<>(Set.of("mp-child-archive"));
        return Stream.of(Workload.values())
                .flatMap(workload -> workload.drivers().stream()
                        .filter(driver -> seen.add(driver) || driver.matches("mp-(pipe|queue|value|array)"))
                        .map(driver -> Arguments.of(workload, driver)));
    }

    @ParameterizedTest
    @EnumSource(FaultyLane.Fault.class)
    void aDriverThatDoesOneThingWrongHasFailed(FaultyLane.Fault fault) throws IOException, InterruptedException {
        Run run = rounds.runOnce(Workload.STREAM, "faulty-" + fault.name().toLowerCase(Locale.ROOT));

        assertEquals(Optional.empty(), run.measured());
        assertTrue(run.errors().contains("wrong message: expected number=1"), run.errors());
    }

    @Test
    void aDriverThatDoesNotExistHasFailed() throws IOException, InterruptedException {
        Run run = rounds.runOnce(Workload.STREAM, "nothing-of-the-kind");

        assertEquals(Optional.empty(), run.measured());
        assertTrue(run.errors().contains("NoSuchElementException"), run.errors());
    }
}
