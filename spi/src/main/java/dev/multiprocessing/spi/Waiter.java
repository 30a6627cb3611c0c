package dev.multiprocessing.spi;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Turns an attempt that may fail into a call that blocks: the one place of a transport that waits.
 *
 * <p>A subclass says how to sleep and how to be woken. The order of steps makes sure that no wake-up is lost: the
 * waiter first {@link #announce announces} itself where those who change the state look for sleepers, then tries once
 * more, and only then sleeps. Whoever changes the state makes the change, and then looks for announced waiters.
 *
 * <p>Every sleep is cut into slices, after which the attempt is repeated: if the process that should have woken the
 * sleeper died before it did, or if it is a death that the attempt has to notice, the sleeper loses a slice and nothing
 * else. The first slice is of {@link #SLICE_NANOS}; who has slept long looks more rarely, since each look costs
 * processor time, but never less often than each {@link #LONGEST_SLICE_NANOS}.
 */
public abstract class Waiter {

    /** The longest first sleep without looking again: 100 ms. After a whole one, the next may be twice as long. */
    public static final long SLICE_NANOS = 100_000_000;

    /** The longest sleep without looking again: 400 ms, so that a death is noticed well within a second. */
    public static final long LONGEST_SLICE_NANOS = 4 * SLICE_NANOS;

    private static final int EAGER_LOOKS = 256;
    private static final int LOOKS_BETWEEN_CLOCKS = 16;

    /** For subclasses. */
    protected Waiter() {}

    /**
     * Looks again and again without sleeping, for what is about to happen: to be woken takes tens of microseconds. A
     * thread that finds nothing at once lets others run between its looks.
     *
     * @param nanos how long it looks at most, roughly; it looks some times in any case
     * @return whether the condition held at last
     */
    public static boolean look(BooleanSupplier condition, long nanos) {
        long start = System.nanoTime();
        for (int looks = 0; ; looks++) {
            if (condition.getAsBoolean()) {
                return true;
            }
            if (looks < EAGER_LOOKS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
            if (looks % LOOKS_BETWEEN_CLOCKS == LOOKS_BETWEEN_CLOCKS - 1 && System.nanoTime() - start >= nanos) {
                return false;
            }
        }
    }

    /**
     * A waiter, for one wait, on media that cannot wake anybody: it looks again after 50 µs, then ever more rarely up
     * to 1 ms.
     */
    public static Waiter polling() {
        return new Waiter() {
            private long pause = 25_000; // only the one thread that waits here touches it

            @Override
            protected void sleep(long nanos) {
                pause = Math.min(pause * 2, 1_000_000);
                LockSupport.parkNanos(Math.min(pause, nanos));
            }
        };
    }

    /** Makes this waiter known to whoever may end its wait; called before each last look and sleep. */
    protected void announce() {}

    /**
     * Sleeps until woken, at most {@code nanos}; may return early for no reason.
     *
     * @throws InterruptedException if the thread is interrupted; may also leave that to the caller and return
     */
    protected abstract void sleep(long nanos) throws InterruptedException;

    /**
     * Repeats the attempt until it succeeds or the deadline has passed. The first attempt is made in any case, also by
     * an interrupted thread.
     *
     * @return whether the attempt succeeded
     * @throws InterruptedException if the thread is interrupted while it would have to sleep; a transport whose
     *     wake-ups reach one waiter each then passes on the one that may have reached this one
     */
    public final boolean until(Deadline deadline, BooleanSupplier attempt) throws InterruptedException {
        long slice = SLICE_NANOS;
        while (!attempt.getAsBoolean()) {
            long remaining = deadline.remainingNanos();
            if (remaining <= 0) {
                return false;
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            announce();
            if (attempt.getAsBoolean()) {
                return true;
            }
            long begin = System.nanoTime();
            sleep(Math.min(remaining, slice));
            if (System.nanoTime() - begin >= slice) {
                slice = Math.min(2 * slice, LONGEST_SLICE_NANOS);
            }
        }
        return true;
    }
}
