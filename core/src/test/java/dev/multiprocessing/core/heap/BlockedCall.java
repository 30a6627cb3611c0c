package dev.multiprocessing.core.heap;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A call that blocks, on a thread of its own. */
final class BlockedCall<T> {

    private final FutureTask<T> task;
    private final Thread thread;

    private BlockedCall(FutureTask<T> task, Thread thread) {
        this.task = task;
        this.thread = thread;
    }

    /** Starts the call and returns once its thread sleeps. */
    static <T> BlockedCall<T> start(Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(task, "blocked call");
        thread.setDaemon(true);
        thread.start();
        BlockedCall<T> blocked = new BlockedCall<>(task, thread);
        blocked.awaitSleep();
        return blocked;
    }

    private void awaitSleep() {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            if (task.isDone()) {
                throw new AssertionError("the call did not block");
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new AssertionError("the call neither blocked nor ended");
            }
            Thread.yield();
        }
    }

    void interrupt() {
        thread.interrupt();
    }

    /** What the call returned, once it did. */
    T result() throws InterruptedException, ExecutionException {
        return task.get();
    }

    /** What the call threw, once it did. */
    Throwable failure() throws InterruptedException {
        try {
            throw new AssertionError("the call did not fail: result=" + task.get());
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }
}
