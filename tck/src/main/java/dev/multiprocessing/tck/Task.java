package dev.multiprocessing.tck;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Assertions;

/** A call on its own thread, watched by the rule that started it. */
final class Task<T> {

    /** A call that returns nothing. */
    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }

    private final FutureTask<T> future;
    private final Thread thread;

    private Task(FutureTask<T> future, Thread thread) {
        this.future = future;
        this.thread = thread;
    }

    static <T> Task<T> call(Callable<T> call) {
        FutureTask<T> future = new FutureTask<>(call);
        Thread thread = new Thread(future, "tck-task");
        thread.setDaemon(true);
        thread.start();
        return new Task<>(future, thread);
    }

    static Task<Void> run(Step step) {
        return call(() -> {
            step.run();
            return null;
        });
    }

    /** Starts a call that must block, and looks on for a while to see that it does. */
    static Task<Void> blocked(Step step) throws InterruptedException {
        Task<Void> task = run(step);
        task.assertBlocked();
        return task;
    }

    /** Looks on for a while to see that the call does not end. */
    void assertBlocked() throws InterruptedException {
        try {
            future.get(Times.TICK.toMillis(), TimeUnit.MILLISECONDS);
            Assertions.fail("did not block");
        } catch (ExecutionException e) {
            Assertions.fail("did not block, but threw " + e.getCause(), e.getCause());
        } catch (TimeoutException stillBlocked) {
            return;
        }
    }

    void interrupt() {
        thread.interrupt();
    }

    /** What the call returned; it must end soon. */
    T result() throws InterruptedException {
        try {
            return future.get(Times.LONG.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            return Assertions.fail("the call failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            return Assertions.fail("the call is still blocked", stuck());
        }
    }

    /** What the call threw; it must end soon. */
    <E extends Throwable> E failure(Class<E> type) throws InterruptedException {
        try {
            future.get(Times.SOON.toMillis(), TimeUnit.MILLISECONDS);
            return Assertions.fail("the call ended without " + type.getSimpleName());
        } catch (ExecutionException e) {
            return Assertions.assertThrows(type, () -> {
                throw e.getCause();
            });
        } catch (TimeoutException e) {
            return Assertions.fail("the call is still blocked", stuck());
        }
    }

    /** Where the thread hangs, as the cause of the failure that reports it. */
    private Throwable stuck() {
        Throwable where = new IllegalStateException("the blocked thread was here");
        where.setStackTrace(thread.getStackTrace());
        return where;
    }
}
