package dev.multiprocessing.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How often something happens in a second, after half of the time, which is to warm up. */
final class Meter {

    /** So much happens between two looks at the clock that they cost next to nothing. */
    static final int BETWEEN_CLOCKS = 64;

    private final LongSupplier clock;
    private final long start;
    private final long half;

    // one thread only
    private long fromCount;
    private long fromTime;
    private long lastCount;
    private long lastTime;

    /** From now on. */
    Meter(long millis) {
        this(millis, System::nanoTime);
    }

    /** With a clock of nanoseconds. */
    Meter(long millis, LongSupplier clock) {
        this.clock = clock;
        this.start = clock.getAsLong();
        this.fromTime = start;
        this.lastTime = start;
        this.half = TimeUnit.MILLISECONDS.toNanos(millis / 2);
    }

    /** So much has happened by now. */
    void at(long count) {
        lastCount = count;
        lastTime = clock.getAsLong();
        if (lastTime - start <= half) {
            fromCount = count;
            fromTime = lastTime;
        }
    }

    /** Whether what is counted from now on is measured. */
    boolean isWarm() {
        return lastCount > fromCount;
    }

    /** Whether the time is over. */
    boolean isOver() {
        return lastTime - start >= 2 * half;
    }

    /** In a second, until the last call of {@link #at}; of what was too short to warm up, all; 0 if there was none. */
    double rate() {
        if (lastCount == 0) {
            return 0;
        }
        boolean isWarm = isWarm();
        long count = isWarm ? lastCount - fromCount : lastCount;
        return count / ((lastTime - (isWarm ? fromTime : start)) / 1e9);
    }
}
