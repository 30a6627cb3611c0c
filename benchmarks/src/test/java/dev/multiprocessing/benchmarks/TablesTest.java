package dev.multiprocessing.benchmarks;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the tables say of runs that failed or were disturbed, and of targets. */
@Timeout(60)
class TablesTest {

    private final Results results = new Results();

    @Test
    void aFailedRunIsShownAndNotDropped() {
        results.add(Workload.STREAM, "mp-pipe", failed());
        results.add(Workload.STREAM, "buffer-ring", run(100, 0));

        String markdown = markdown("futex");

        assertTrue(markdown.contains("| mp-pipe | – | 1, **1 failed** |"), markdown);
        assertTrue(markdown.contains("| mp-pipe | buffer-ring | – | 100 | – | – | ≥ 0.80 | **failed** |"), markdown);
    }

    @Test
    void ratiosAreOfMedians() {
        for (double rate : new double[] {70, 900, 80}) {
            results.add(Workload.STREAM, "mp-pipe", run(rate, 0));
            results.add(Workload.STREAM, "buffer-ring", run(100, 0));
        }

        String markdown = markdown("futex");

        assertTrue(
                markdown.contains(
                        "| mp-pipe | buffer-ring | 80.0 | 100 | 0.80 | 0.70 … 9.00 | ≥ 0.80 | met, not in every run |"),
                markdown);
        assertTrue(markdown.contains("| mp-pipe | 80.0 (70.0 … 900) | 3 |"), markdown);
        assertTrue(markdown.contains("bar [100, 80.0]"), markdown);
    }

    @Test
    void aMissedTargetThatSomeRunMeetsSaysSo() {
        for (double rate : new double[] {70, 79, 90}) {
            results.add(Workload.STREAM, "mp-pipe", run(rate, 0));
            results.add(Workload.STREAM, "buffer-ring", run(100, 0));
        }

        assertTrue(markdown("futex").contains("| 0.79 | 0.70 … 0.90 | ≥ 0.80 | **missed**, not in every run |"));
    }

    @Test
    void aDisturbedRunIsCounted() {
        results.add(Workload.STREAM, "mp-pipe", run(100, 0.5).repeated(2));

        String markdown = markdown("futex");

        assertTrue(markdown.contains("of 1 runs, 2 repetitions"), markdown);
        assertTrue(markdown.contains("| 1, 1 disturbed |"), markdown);
    }

    @Test
    void theTargetIsThatOfTheWayToSleep() {
        results.add(Workload.BLOCKED, "mp-pipe", blocked(200));
        results.add(Workload.BLOCKED, "idle-jvm", blocked(10));

        assertTrue(markdown("futex")
                .contains("| mp-pipe | idle-jvm | 200 | 10.0 | 20.0 | 20.0 … 20.0 | ≤ 2.00 | **missed** |"));
        assertTrue(markdown("doorbell").contains("| mp-pipe |  | 200 |  |  | 200 … 200 | ≤ 300 ms | met |"));
        assertFalse(markdown("doorbell").contains("≤ 2.00"));
    }

    @Test
    void aFigureOfAnotherMachineIsNotComparedAsARatio() {
        results.add(Workload.LOCKED, "mp-value", run(9_000_000, 0));

        String markdown = markdown("futex");

        assertTrue(
                markdown.contains("| mp-value | half of Boost's 15.4 M/s on another machine | 9,000,000 |  |  |"
                        + " 9,000,000 … 9,000,000 | ≥ 7,700,000 per second | met |"),
                markdown);
    }

    @Test
    void aColumnNamesItsUnit() {
        Measured measured = new Measured().with("rate", 1).with("createMicros", 2);
        results.add(Workload.QUEUES, "mp-1", new Run(Optional.of(measured), "", 1, 0, 0));

        assertTrue(markdown("futex").contains("| driver | per second: median (min … max) | create µs | runs |"));
    }

    private String markdown(String waiting) {
        return new Tables(results, Map.of("waiting", waiting)).markdown();
    }

    private static Run run(double rate, double otherWork) {
        return new Run(Optional.of(new Measured().with("rate", rate)), "", 1, otherWork, 0);
    }

    private static Run blocked(double millis) {
        return new Run(Optional.of(new Measured().with("cpuMillis", millis)), "", 1, 0, 0);
    }

    private static Run failed() {
        return new Run(Optional.empty(), "wrong message", 1, 0, 0);
    }
}
