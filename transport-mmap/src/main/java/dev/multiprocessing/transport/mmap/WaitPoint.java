package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Waiter;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Where processes wait for a change: a word in shared memory in which they set their bit, and a count of wake-ups.
 *
 * <pre>
 *      0                8               12              16
 *      +----------------+---------------+---------------+
 *      | bits           | wake-ups      | sleeps        |
 *      +----------------+---------------+---------------+
 * </pre>
 *
 * <p><b>Protocol.</b> A waiter sets its bit (an atomic or, then a full fence), reads the count of wake-ups, looks once
 * more, and sleeps. Whoever makes the change does so with a full fence behind it, and then reads the bits; if one is
 * set, it takes all bits, raises the count, and wakes those they stand for. One of the two sees the other, and who is
 * about to fall asleep with an old count does not, so no wake-up is lost. Bits are shared by participants whose slots
 * are equal modulo 64, and all who sleep here are woken: a wake-up for nothing costs a look.
 *
 * <p><b>Death.</b> A waiter that dies leaves a bit: one wake-up for nothing takes it away. One that makes the change
 * and dies before it wakes costs the waiters the rest of their slice of 100 ms.
 */
final class WaitPoint {

    private static final int WAKE_UPS = 8;
    private static final int SLEEPS = 12;

    private final SharedBytes bytes;
    private final int at;
    private final Bells bells;
    private final Spin spin = new Spin();

    WaitPoint(SharedBytes bytes, int at, Bells bells) {
        this.bytes = bytes;
        this.at = at;
        this.bells = bells;
    }

    /** How often somebody has slept here. */
    static int sleepsAt(SharedBytes bytes, int at) {
        return bytes.getIntAcquire(at + SLEEPS);
    }

    /**
     * Wakes whoever waits; the change was made by a volatile store or a compare-and-set, which this volatile read
     * follows.
     */
    void wake() {
        if (bytes.getLongVolatile(at) != 0) {
            wakeSleepers();
        }
    }

    private void wakeSleepers() {
        long bits = bytes.getAndSetLong(at, 0);
        bytes.getAndAddInt(at + WAKE_UPS, 1);
        bells.wake(bytes, at + WAKE_UPS, bits);
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
        Sleeper sleeper = new Sleeper();
        bells.enter(sleeper);
        try {
            return sleeper.until(deadline, attempt);
        } finally {
            bells.leave(sleeper);
        }
    }

    /** Sleeps once, if the condition holds, until a wake-up, an interrupt, the deadline, or the end of a slice. */
    void sleepWhile(Deadline deadline, BooleanSupplier condition) throws InterruptedException {
        if (!condition.getAsBoolean() || deadline.isExpired()) {
            return;
        }
        Sleeper sleeper = new Sleeper();
        bells.enter(sleeper);
        try {
            sleeper.announce();
            if (condition.getAsBoolean()) {
                sleeper.sleep(Math.min(deadline.remainingNanos(), Waiter.SLICE_NANOS));
            }
        } finally {
            bells.leave(sleeper);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** One thread that waits here. */
    final class Sleeper extends Waiter {

        private final Thread thread = Thread.currentThread();
        private int wakeUps; // the waiting thread only: how many there had been before it looked for the last time

        @Override
        protected void announce() {
            bytes.getAndBitwiseOrLong(at, bells.ownBit());
            VarHandle.fullFence();
            wakeUps = bytes.getIntAcquire(at + WAKE_UPS);
        }

        @Override
        protected void sleep(long nanos) {
            bytes.getAndAddInt(at + SLEEPS, 1);
            bells.sleep(this, nanos);
        }

        /** Sleeps in the kernel, unless there was a wake-up since it announced itself. */
        void sleepOn(Futex futex, long nanos) {
            futex.await(bytes, at + WAKE_UPS, wakeUps, nanos);
        }

        /** Wakes the thread if it sleeps in Java. */
        void unpark() {
            LockSupport.unpark(thread);
        }

        /** Wakes the thread if it sleeps in the kernel, and whoever else sleeps here. */
        void wakeFrom(Futex futex) {
            bytes.getAndAddInt(at + WAKE_UPS, 1);
            futex.wake(bytes, at + WAKE_UPS);
        }
    }
}
