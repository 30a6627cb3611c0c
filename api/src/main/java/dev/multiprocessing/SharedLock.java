package dev.multiprocessing;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * A lock between threads of any number of processes, reentrant per thread.
 *
 * <p>Waiters sleep. No order among them is promised: a thread that just arrives may get the lock before one that waits.
 * Only the owner may unlock; anybody else gets an {@link IllegalMonitorStateException}.
 *
 * <p><b>Death.</b> If the owner's process dies, the next {@code lock} gets the lock within one second, and {@link
 * #previousOwnerDied()} is true until it is unlocked: what the lock guards may be half changed. A process that is
 * stopped keeps its lock.
 */
public interface SharedLock extends Lock, AutoCloseable {

    /** Acquires the lock, waiting for it; an interrupt does not end the wait but stays pending. */
    @Override
    void lock();

    /**
     * Acquires the lock if it becomes free within {@code timeout}.
     *
     * @return whether it was acquired
     */
    boolean tryLock(Duration timeout) throws InterruptedException;

    /** Whether the calling thread owns the lock. */
    boolean isHeldByCurrentThread();

    /**
     * Whether the calling thread got the lock because its owner had died.
     *
     * @throws IllegalMonitorStateException if the calling thread does not own it
     */
    boolean previousOwnerDied();

    /** Not supported: conditions between processes are what a {@link Queue} is for. */
    @Override
    default Condition newCondition() {
        throw new UnsupportedOperationException("a SharedLock has no conditions; use a Queue or a Pipe to signal");
    }

    /** Closes this handle; a lock held through it stays held until its owner unlocks through another handle or dies. */
    @Override
    void close();
}
