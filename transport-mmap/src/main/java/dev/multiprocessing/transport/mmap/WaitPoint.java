package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Waiter;
import java.lang.invoke.VarHandle;
import java.util.function.BooleanSupplier;

/**
 * A word in shared memory in which processes that wait for a change set their bit.
 *
 * <p><b>Protocol.</b> A waiter sets its bit (an atomic or, then a full fence), looks once more, and sleeps. Whoever
 * makes the change does so with a full fence behind it, and then reads the word; if a bit is set, it takes all bits and
 * rings at the doors they stand for. One of the two sees the other, so no wake-up is lost. Bits are shared by
 * participants whose slots are equal modulo 64, and all sleepers of a process are woken: a wake-up for nothing costs a
 * look.
 *
 * <p><b>Death.</b> A waiter that dies leaves a bit: one ring for nothing takes it away. One that makes the change and
 * dies before it rings costs the waiters the rest of their slice of 100 ms.
 */
final class WaitPoint {

    private final SharedBytes bytes;
    private final int at;
    private final Bells bells;
    private final Spin spin = new Spin();

    WaitPoint(SharedBytes bytes, int at, Bells bells) {
        this.bytes = bytes;
        this.at = at;
        this.bells = bells;
    }

    /**
     * Wakes whoever waits; the change was made by a volatile store or a compare-and-set, which this volatile read
     * follows.
     */
    void wake() {
        if (bytes.getLongVolatile(at) != 0) {
            ring();
        }
    }

    private void ring() {
        bells.ring(bytes.getAndSetLong(at, 0));
    }

    /**
     * Repeats an attempt that has failed once until it succeeds or the deadline has passed: as soon as it is worth it,
     * if that is very soon, and then after each wake-up.
     */
    boolean until(Deadline deadline, BooleanSupplier worthIt, BooleanSupplier attempt) throws InterruptedException {
        if (deadline.isExpired()) {
            return false;
        }
        if (spin.until(worthIt) && attempt.getAsBoolean()) {
            return true;
        }
        bells.enter();
        try {
            return new Sleeper().until(deadline, attempt);
        } finally {
            bells.leave();
        }
    }

    /** Sleeps once, if the condition holds, until a wake-up, an interrupt, the deadline, or the end of a slice. */
    void sleepWhile(Deadline deadline, BooleanSupplier condition) throws InterruptedException {
        if (!condition.getAsBoolean() || deadline.isExpired()) {
            return;
        }
        bells.enter();
        try {
            Sleeper sleeper = new Sleeper();
            sleeper.announce();
            if (condition.getAsBoolean()) {
                sleeper.sleep(Math.min(deadline.remainingNanos(), Waiter.SLICE_NANOS));
            }
        } finally {
            bells.leave();
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private final class Sleeper extends Waiter {

        @Override
        protected void announce() {
            bytes.getAndBitwiseOrLong(at, bells.ownBit());
            VarHandle.fullFence();
        }

        @Override
        protected void sleep(long nanos) {
            bells.sleep(nanos);
        }
    }
}
