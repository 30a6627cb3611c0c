package dev.multiprocessing.files.crash;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How long those who live take to go on, after each of the kills of one operation. What is promised is a second; some
 * milliseconds are expected, and a tenth of a second where a wake-up has died.
 *
 * <p>Each kill is held to the promise. The machine may just have had something else to do, so one after which they took
 * longer is done again, ten times, and then they must be in time each time. Only the time is measured again: whatever
 * else is wrong after a kill fails the test at once, and after no repetition anything less is demanded.
 */
public final class Survival {

    private static final long PROMISED_MILLIS = 1_000;
    private static final int REPETITIONS = 10;

    private final String operation;
    private final List<Long> millis = new ArrayList<>(); // after each kill

    /** No kill yet. */
    public Survival(String operation) {
        this.operation = operation;
    }

    /** Kills at the next step, and says whether there was one; fails if those who live did not go on in time. */
    public boolean addNext(Kill kill) throws Exception {
        int step = kills() + 1;
        Optional<Death> death = kill.at(step);
        if (death.isEmpty()) {
            return false;
        }
        long took = death.get().millis();
        if (took >= PROMISED_MILLIS) {
            took = repeat(kill, step, took);
        }
        millis.add(took);
        return true;
    }

    /** The longest time of the repetitions. */
    private long repeat(Kill kill, int step, long first) throws Exception {
        long longest = 0;
        for (int i = 0; i < REPETITIONS; i++) {
            long millis = kill.at(step).orElseThrow().millis();
            System.out.println(operation + " step " + step + ": survivors=" + first + " ms, and then " + millis);
            assertTrue(
                    millis < PROMISED_MILLIS,
                    "those who live do not go on within a second: operation=" + operation + ", step=" + step
                            + ", milliseconds=" + first + " and " + millis);
            longest = Math.max(longest, millis);
        }
        return longest;
    }

    public int kills() {
        return millis.size();
    }

    @Override
    public String toString() {
        List<Long> sorted = millis.stream().sorted().toList();
        return operation + ": kills=" + kills() + ", survivors' median=" + sorted.get(kills() / 2) + " ms, slowest="
                + sorted.get(kills() - 1) + " ms";
    }

    /** Kills one who does the operation. */
    @FunctionalInterface
    public interface Kill {
        /** Empty if the operation was over before that step. */
        Optional<Death> at(int step) throws Exception;
    }

    /** One kill, and how long it took from then until those who live had gone on. */
    public record Death(String step, long nanos) {

        long millis() {
            return TimeUnit.NANOSECONDS.toMillis(nanos);
        }
    }
}
