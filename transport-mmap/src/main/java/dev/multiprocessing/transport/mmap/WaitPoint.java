package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.files.OwnedLock;
import dev.multiprocessing.files.SharedBytes;
import dev.multiprocessing.files.Wait;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Waiter;
import java.lang.invoke.VarHandle;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
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
 * <p><b>Changes under a lock</b> need no fence, which would cost each of them what a message costs: instead the waiter,
 * before it looks once more, {@linkplain OwnedLock#syncWithOwners syncs} with those who made one. If it cannot, since
 * one of them is in the middle, its sleep ends after a millisecond.
 *
 * <p><b>Death.</b> A waiter that dies leaves a bit: one wake-up for nothing takes it away. One that makes the change
 * and dies before it wakes costs the waiters the rest of their {@linkplain Waiter slice}.
 */
final class WaitPoint implements Wait {

    private static final int WAKE_UPS = 8;
    private static final int SLEEPS = 12;
    private static final long UNSYNCED_NANOS = 1_000_000;

    private final SharedBytes bytes;
    private final int at;
    private final Bells bells;
    private final BooleanSupplier sync;
    private final Spin spin = new Spin();

    /** Where changes are made with a full fence. */
    WaitPoint(SharedBytes bytes, int at, Bells bells) {
        this(bytes, at, bells, () -> true);
    }

    /** Where changes are made under a lock. */
    WaitPoint(SharedBytes bytes, int at, Bells bells, OwnedLock lock) {
        this(bytes, at, bells, lock::syncWithOwners);
    }

    private WaitPoint(SharedBytes bytes, int at, Bells bells, BooleanSupplier sync) {
        this.bytes = bytes;
        this.at = at;
        this.bells = bells;
        this.sync = sync;
    }

    /** How often somebody has slept here. */
    static int sleepsAt(SharedBytes bytes, int at) {
        return bytes.getIntAcquire(at + SLEEPS);
    }

    @Override
    public void wake() {
        if (bytes.getLongVolatile(at) != 0) {
            wakeSleepers();
        }
    }

    @Override
    public void wakeForOthers() {
        wake();
    }

    private void wakeSleepers() {
        long bits = bytes.getAndSetLong(at, 0);
        bytes.getAndAddInt(at + WAKE_UPS, 1);
        bells.wake(bytes, at + WAKE_UPS, bits);
    }

    @Override
    public boolean until(Deadline deadline, BooleanSupplier worthIt, BooleanSupplier attempt)
            throws InterruptedException {
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

    /** It begins like that. */
    @Override
    public boolean soon(BooleanSupplier worthIt) {
        return false;
    }

    @Override
    public void sleepWhile(Deadline deadline, BooleanSupplier condition) throws InterruptedException {
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
        private volatile int wakeUps; // how many there had been before the thread looked for the last time
        private boolean synced; // the waiting thread only: whether no change is missed that was made before it looked

        @Override
        protected void announce() {
            bytes.getAndBitwiseOrLong(at, bells.ownBit());
            VarHandle.fullFence();
            wakeUps = bytes.getIntAcquire(at + WAKE_UPS);
            synced = sync.getAsBoolean();
        }

        @Override
        protected void sleep(long nanos) {
            bytes.getAndAddInt(at + SLEEPS, 1);
            bells.sleep(this, synced ? nanos : Math.min(nanos, UNSYNCED_NANOS));
        }

        /**
         * Sleeps in the kernel, unless there was a wake-up since it announced itself; an interrupt ends the sleep if
         * it is longer than the first slice.
         */
        void sleepOn(Futex futex, long nanos) {
            if (nanos > SLICE_NANOS) {
                new LongSleep(futex).sleep(nanos);
            } else {
                futex.await(bytes, at + WAKE_UPS, wakeUps, nanos);
            }
        }

        /** Whether there was no wake-up since it announced itself; sees one that any thread has made before. */
        boolean isUnrung() {
            return bytes.getIntAcquire(at + WAKE_UPS) == wakeUps;
        }

        /** Makes a wake-up that wakes nobody yet. */
        void ring() {
            bytes.getAndAddInt(at + WAKE_UPS, 1);
        }

        /** Ends its sleep in Java, at the bell if there is one, or by the futex if there is one. */
        void wake(Futex futex, Doorbell bell) {
            unpark();
            if (bell != null) {
                bell.stopListening(thread);
            }
            if (futex != null) {
                futex.wake(bytes, at + WAKE_UPS);
            }
        }

        /** Has the thread look, if it sleeps in Java and does not listen. */
        void unpark() {
            LockSupport.unpark(thread);
        }

        /** A sleep in the kernel that the JVM takes for one in a channel: an interrupt closes that, and so wakes. */
        private final class LongSleep extends AbstractInterruptibleChannel {

            private final Futex futex;

            LongSleep(Futex futex) {
                this.futex = futex;
            }

            void sleep(long nanos) {
                begin();
                futex.await(bytes, at + WAKE_UPS, wakeUps, nanos);
                try {
                    end(true);
                } catch (AsynchronousCloseException e) {
                    return; // the interrupt stays pending
                }
            }

            @Override
            protected void implCloseChannel() {
                ring();
                wake(futex, null);
            }
        }
    }
}
