package dev.multiprocessing.core.heap;

import dev.multiprocessing.spi.Deadline;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Guards a shared state, and is the one place of this transport that waits. */
final class Monitor {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Looks at the state, or changes it in a way that nobody waits for. */
    <T> T locked(Supplier<T> look) {
        lock.lock();
        try {
            return look.get();
        } finally {
            lock.unlock();
        }
    }

    /** Changes the state and wakes everybody who waits for a change. */
    <T> T change(Supplier<T> change) {
        lock.lock();
        try {
            T result = change.get();
            changed.signalAll();
            return result;
        } finally {
            lock.unlock();
        }
    }

    /** Repeats an attempt, which may throw, after each change until it succeeds or the deadline has passed. */
    boolean until(Deadline deadline, BooleanSupplier attempt) throws InterruptedException {
        lock.lock();
        try {
            while (!attempt.getAsBoolean()) {
                long remaining = deadline.remainingNanos();
                if (remaining <= 0) {
                    return false;
                }
                changed.awaitNanos(remaining);
            }
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }
}
