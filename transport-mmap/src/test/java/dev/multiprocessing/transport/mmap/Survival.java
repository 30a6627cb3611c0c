package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How long those who live take to go on, after each of the kills of one operation. What is promised is a second; some
 * milliseconds are expected, and a tenth of a second where a wake-up has died. So half of the times may not exceed what
 * is promised, and each one may be an accident of a slow machine, within limits.
 */
final class Survival {

    private static final long MEDIAN_MILLIS = 1_000;
    private static final long SLOWEST_MILLIS = 10_000;

    private final List<Long> millis = new ArrayList<>();

    /** They have gone on, so long after a death. */
    void add(long nanos) {
        millis.add(TimeUnit.NANOSECONDS.toMillis(nanos));
        Collections.sort(millis);
    }

    int kills() {
        return millis.size();
    }

    void requirePrompt() {
        assertTrue(slowest() < SLOWEST_MILLIS, this::toString);
        assertTrue(median() < MEDIAN_MILLIS, this::toString);
    }

    @Override
    public String toString() {
        return "kills=" + kills() + ", survivors' median=" + median() + " ms, slowest=" + slowest() + " ms";
    }

    private long median() {
        return millis.get(millis.size() / 2);
    }

    private long slowest() {
        return millis.get(millis.size() - 1);
    }
}
