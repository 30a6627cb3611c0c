package dev.multiprocessing.files.crash;

import dev.multiprocessing.files.KernelLocks;
import dev.multiprocessing.files.OwnedLock;
import dev.multiprocessing.files.Thing;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** A call that blocks, in a thread of its own. */
public final class Blocked {

    private static final long LONG_MILLIS = TimeUnit.SECONDS.toMillis(30);

    private final Thread thread;
    private volatile Throwable failure; // written once by the thread, at its end

    private Blocked(Call call) {
        this.thread = new Thread(() -> {
            try {
                call.run();
            } catch (InterruptedException | RuntimeException | Error e) {
                failure = e;
            }
        });
    }

    /** Starts the call, and returns when its thread sleeps, in most cases; a test must hold in every case. */
    public static Blocked in(Call call) {
        Blocked blocked = new Blocked(call);
        blocked.thread.setDaemon(true);
        blocked.thread.start();
        long start = System.nanoTime();
        while (!blocked.isAsleep() && System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(200)) {
            Thread.onSpinWait();
        }
        return blocked;
    }

    /** Whether it is parked, or listens at a bell, which Java takes for running. */
    private boolean isAsleep() {
        StackTraceElement[] stack = thread.getStackTrace();
        return thread.getState() != Thread.State.RUNNABLE
                || stack.length > 0
                        && stack[0].isNativeMethod()
                        && stack[0].getMethodName().equals("wait");
    }

    /** Returns when it sleeps and can be woken, also in the kernel, however long that takes; or when it is over. */
    public Blocked awaitSleep() {
        return awaitBeingIn(Subject.here().sleeper(), "sleep");
    }

    /** Returns when it waits for the threads that use what it closes, or is over. */
    public Blocked awaitGivingUp() {
        return awaitBeingIn(Thing.class, "awaitUnused");
    }

    private Blocked awaitBeingIn(Class<?> type, String method) {
        while (thread.isAlive() && !isIn(type, method)) {
            Thread.onSpinWait();
        }
        return this;
    }

    public void interrupt() {
        thread.interrupt();
    }

    public boolean isStillThere() throws InterruptedException {
        thread.join(50);
        return thread.isAlive();
    }

    /** Whether it is over, within a millisecond. */
    public boolean hasReturned() throws InterruptedException {
        thread.join(1);
        return !thread.isAlive();
    }

    /** Whether it waits for a lock that another process may have. */
    public boolean isAtLock() {
        return isIn(KernelLocks.class, "holdLater") || isIn(OwnedLock.class, "acquireSlowly");
    }

    private boolean isIn(Class<?> type, String method) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(type.getName())
                        && frame.getMethodName().equals(method));
    }

    /** Fails unless the call returns, without an exception. */
    public void requireReturn() throws InterruptedException {
        join();
        if (failure != null) {
            throw new AssertionError("the call failed", failure);
        }
    }

    /** What the call threw. */
    public Throwable failure() throws InterruptedException {
        join();
        return failure;
    }

    private void join() throws InterruptedException {
        thread.join(LONG_MILLIS);
        if (thread.isAlive()) {
            throw new AssertionError("still blocked: state=" + thread.getState());
        }
    }

    /** What may block. */
    @FunctionalInterface
    public interface Call {
        void run() throws InterruptedException;
    }
}
