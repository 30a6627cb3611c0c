package dev.multiprocessing.spi;

import java.time.Duration;
import java.util.Objects;

/** A point in time on the monotonic clock until which a call may block. Immutable. */
public final class Deadline {

    /** No limit: block until done. */
    public static final Deadline NEVER = new Deadline(0, Long.MAX_VALUE);

    /** Already over: one try, no blocking. */
    public static final Deadline NOW = new Deadline(0, 0);

    private final long start;
    private final long length;

    private Deadline(long start, long length) {
        this.start = start;
        this.length = length;
    }

    /**
     * The deadline after this much time from now; zero or less is {@link #NOW}, more than 292 years is {@link #NEVER}.
     */
    public static Deadline after(Duration timeout) {
        Objects.requireNonNull(timeout, "timeout");
        if (timeout.isNegative() || timeout.isZero()) {
            return NOW;
        }
        if (timeout.compareTo(Duration.ofNanos(Long.MAX_VALUE)) >= 0) {
            return NEVER;
        }
        return new Deadline(System.nanoTime(), timeout.toNanos());
    }

    /** Whether it has passed. */
    public boolean isExpired() {
        return remainingNanos() <= 0;
    }

    /** Nanoseconds left: zero or less once it has passed, {@link Long#MAX_VALUE} for {@link #NEVER}. */
    public long remainingNanos() {
        if (length == 0 || length == Long.MAX_VALUE) {
            return length;
        }
        return length - (System.nanoTime() - start);
    }

    @Override
    public String toString() {
        if (length == Long.MAX_VALUE) {
            return "never";
        }
        return remainingNanos() + " ns left";
    }
}
