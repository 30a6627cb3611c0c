package dev.multiprocessing.transport.agrona;

import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.TransportException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SleepingIdleStrategy;
import org.agrona.concurrent.YieldingIdleStrategy;

/** What a thread does between two looks for what it waits for. */
enum Idle {
    /** Nothing: it keeps its processor, and sees a change within tens of nanoseconds. */
    BUSY_SPIN(64, 1_000_000, () -> BusySpinIdleStrategy.INSTANCE),

    /** Lets others run, if there are any; else as busy-spin, some hundred nanoseconds later. */
    YIELD(16, 1_000_000, () -> YieldingIdleStrategy.INSTANCE),

    /** Looks some times, then sleeps, ever longer, up to a millisecond. */
    BACKOFF(1, 2_000, BackoffIdleStrategy::new),

    /** Sleeps as shortly as the system can: tens of microseconds. */
    SLEEP(1, 0, SleepingIdleStrategy::new);

    /** The setting. */
    static final String SETTING = "multiprocessing.agrona.idle";

    private final int looksBetweenClocks;
    private final long soonNanos;
    private final Supplier<IdleStrategy> maker;

    Idle(int looksBetweenClocks, long soonNanos, Supplier<IdleStrategy> maker) {
        this.looksBetweenClocks = looksBetweenClocks;
        this.soonNanos = soonNanos;
        this.maker = maker;
    }

    /** What the setting asks for. */
    static Idle of(Settings settings) {
        String wanted = settings.text(SETTING).orElse(BACKOFF.toString());
        return Arrays.stream(values())
                .filter(candidate -> candidate.toString().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new TransportException("no such way to idle: " + SETTING + "=" + wanted
                        + "; it is one of "
                        + Arrays.stream(values()).map(Idle::toString).collect(Collectors.joining(", "))));
    }

    /** One for a thread: it may have a state. */
    IdleStrategy strategy() {
        return maker.get();
    }

    /** How long it looks before it begins to wait with a strategy of its own. */
    long soonNanos() {
        return soonNanos;
    }

    /** What it does between two of those looks. */
    void pause() {
        if (this == YIELD) {
            Thread.yield();
        } else {
            Thread.onSpinWait();
        }
    }

    /** Whether it keeps a processor busy that nobody else wants. */
    boolean spins() {
        return this == BUSY_SPIN || this == YIELD;
    }

    /** After how many looks the clock is looked at, which takes as long as a look. */
    int looksBetweenClocks() {
        return looksBetweenClocks;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
