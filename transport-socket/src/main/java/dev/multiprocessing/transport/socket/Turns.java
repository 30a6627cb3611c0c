package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Waiter;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Who listens for all: one of the threads that wait for something to come. What it hears may be what another one waits
 * for, which it wakes; when it has its own, another one takes over. So what comes is with whom it is for without a
 * second thread being woken on the way.
 *
 * <p>Where somebody has to listen always, a thread that waits for nothing itself stands in. It stands back while others
 * listen, and for a moment after that, so that it need not be pushed aside at each of their turns. Nor is it woken at
 * the end of each, as that would hold up whoever has got what it waited for: it looks by itself whether a turn has
 * ended, as long after it as the turn took. Only the end of a long one is told.
 */
final class Turns {

    /** How long to look for what is about to come before sleeping: longer takes the processor from who is to answer. */
    private static final long LOOK_NANOS = 5_000;

    /** How long nobody may listen where one stands in, after a short turn. */
    private static final long MOMENT_NANOS = 500_000;

    /** The end of a turn that has taken so long is told to the one who stands in. */
    private static final long LONG_NANOS = 32 * MOMENT_NANOS;

    private final Ear ear;
    private final ReentrantLock listening = new ReentrantLock();
    private final Queue<Turn> waiting = new ConcurrentLinkedQueue<>();

    private volatile Turn leader; // who listens; null if nobody does, or who stands in; set by who has the lock
    private volatile long turns; // how many have begun to listen; written by who has the lock
    private volatile boolean standsIn; // whether the one who stands in listens; set by that
    private volatile Thread substitute; // who stands in; set once, by that
    private volatile boolean isToldOfEnd; // whether that one sleeps until a turn has ended; unset by who tells it

    Turns(Ear ear) {
        this.ear = ear;
    }

    /** Waits until the condition holds, whose changes fire the signal, or the deadline has passed, and says which. */
    boolean await(Signal signal, BooleanSupplier condition, Deadline deadline) throws InterruptedException {
        Turn turn = new Turn(condition);
        signal.enter(turn);
        waiting.add(turn);
        try {
            return turn.until(deadline, condition);
        } finally {
            waiting.remove(turn);
            signal.leave(turn);
            handOver();
        }
    }

    /** Hears what has come, unless somebody listens anyway. */
    void listen() {
        if (listening.tryLock()) {
            try {
                ear.hearNow();
            } finally {
                listening.unlock();
            }
            handOver();
        }
    }

    /** Listens while nobody else does, until it is over, which is said by {@link #stir}. */
    void standIn(BooleanSupplier isOver) {
        substitute = Thread.currentThread();
        while (!isOver.getAsBoolean()) {
            Turn first = waiting.peek();
            if (first == null) {
                listenInstead();
                continue;
            }
            long before = turns;
            first.wake();
            standBack();
            if (turns == before && first == waiting.peek()) {
                listenInstead(); // it gets no processor, as a virtual thread may not
            }
        }
    }

    /** Listens, unless somebody else does; for a moment only if somebody waits, who may have come too early for it. */
    private void listenInstead() {
        if (listening.tryLock()) {
            try {
                standsIn = true;
                ear.hear(waiting.isEmpty() ? Waiter.LONGEST_SLICE_NANOS : MOMENT_NANOS);
            } finally {
                standsIn = false;
                listening.unlock();
            }
        }
    }

    /** Whoever listens, or stands back, looks at what it is there for. */
    void stir() {
        ear.interrupt();
        LockSupport.unpark(substitute);
    }

    private void handOver() {
        Turn next = waiting.peek();
        if (next != null) {
            next.wake();
        } else {
            endStandBack();
        }
    }

    private void endStandBack() {
        if (isToldOfEnd) {
            isToldOfEnd = false;
            LockSupport.unpark(substitute);
        }
    }

    /** Until nobody has listened for a moment. */
    private void standBack() {
        long pause = MOMENT_NANOS;
        long seen;
        do {
            seen = turns;
            if (pause < LONG_NANOS) {
                LockSupport.parkNanos(this, pause);
            } else {
                sleepUntilEnd();
            }
            pause = seen == turns && leader != null ? 2 * pause : MOMENT_NANOS;
        } while (seen != turns || leader != null);
    }

    private void sleepUntilEnd() {
        isToldOfEnd = true;
        if (leader != null) {
            LockSupport.parkNanos(this, Waiter.LONGEST_SLICE_NANOS);
        }
        isToldOfEnd = false;
    }

    /** Of one thread, which waits. */
    final class Turn extends Waiter {

        private final Thread thread = Thread.currentThread();
        private final BooleanSupplier condition;

        private Turn(BooleanSupplier condition) {
            this.condition = condition;
        }

        /** What it waits for may have come. */
        void wake() {
            if (leader != this) {
                LockSupport.unpark(thread);
            } else if (Thread.currentThread() != thread) {
                ear.interrupt();
            }
        }

        private boolean hasCome() {
            if (!condition.getAsBoolean()) {
                ear.hearNow();
            }
            return condition.getAsBoolean();
        }

        @Override
        protected void sleep(long nanos) {
            if (!listening.tryLock()) {
                if (standsIn) {
                    ear.interrupt();
                }
                LockSupport.parkNanos(this, nanos);
                return;
            }
            try {
                leader = this;
                turns++;
                if (!Waiter.look(this::hasCome, LOOK_NANOS)) {
                    ear.hear(nanos);
                }
            } finally {
                leader = null;
                listening.unlock();
            }
        }
    }
}
