package dev.multiprocessing.core.process;

import dev.multiprocessing.ChildFailedException;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Uninterrupted;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A child that is a thread of this JVM. */
final class ThreadRun implements Run {

    private final Thread thread;
    private final CompletableFuture<?> running;
    private final CompletableFuture<Optional<Throwable>> ended;
    private final String name;

    private ThreadRun(
            String name, Thread thread, CompletableFuture<?> running, CompletableFuture<Optional<Throwable>> ended) {
        this.name = name;
        this.thread = thread;
        this.running = running;
        this.ended = ended;
    }

    /** Starts one; {@code ifNeverRun} takes back what its target would have taken over. */
    static ThreadRun start(LaunchRecord record, ChildSession.Attacher attacher, Runnable ifNeverRun) {
        CompletableFuture<Void> running = new CompletableFuture<>();
        CompletableFuture<Optional<Throwable>> ended = new CompletableFuture<>();
        Thread thread = new Thread(() -> ended.complete(run(record, attacher, running, ifNeverRun)), record.name());
        thread.setDaemon(record.daemon());
        thread.start();
        return new ThreadRun(record.name(), thread, running, ended);
    }

    private static Optional<Throwable> run(
            LaunchRecord record, ChildSession.Attacher attacher, CompletableFuture<Void> running, Runnable ifNeverRun) {
        try (ChildSession session = attacher.attach(record)) {
            TargetCall call = TargetCall.decode(session, record.target());
            running.complete(null);
            call.run();
            return Optional.empty();
        } catch (Throwable e) { // whatever it is, it is the child's outcome
            report(e);
            return Optional.of(e);
        } finally {
            if (!running.isDone()) {
                ifNeverRun.run();
                running.complete(null);
            }
        }
    }

    /** Says it where the thread's owner wants it said; what fails at that is ignored, as the JVM ignores it. */
    private static void report(Throwable thrown) {
        Thread self = Thread.currentThread();
        try {
            self.getUncaughtExceptionHandler().uncaughtException(self, thrown);
        } catch (Throwable e) {
            return; // the child's outcome is what it threw first
        }
    }

    @Override
    public long pid() {
        return ProcessHandle.current().pid();
    }

    @Override
    public boolean isAlive() {
        return !ended.isDone();
    }

    @Override
    public boolean join(Deadline deadline) throws InterruptedException {
        return isDone(ended, deadline);
    }

    @Override
    public OptionalInt exitCode() {
        return ended.isDone() ? OptionalInt.of(ended.join().isPresent() ? 1 : 0) : OptionalInt.empty();
    }

    @Override
    public Optional<ChildFailedException> failure() {
        return ended.isDone()
                ? ended.join().map(thrown -> FailureReport.rebuild(name, FailureReport.describe(thrown)))
                : Optional.empty();
    }

    @Override
    public void terminate() {
        thread.interrupt();
    }

    @Override
    public void kill() {
        thread.interrupt();
    }

    @Override
    public CompletableFuture<?> onExit() {
        return ended.copy();
    }

    @Override
    public void settle(Deadline deadline) {
        Uninterrupted.call(() -> isDone(running, deadline)); // if not, it will find the session closed
    }

    @Override
    public void close() {}

    /** Waits for something that comes about in any case, and says whether it has. */
    private boolean isDone(CompletableFuture<?> done, Deadline deadline) throws InterruptedException {
        try {
            done.get(Math.max(deadline.remainingNanos(), 0), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return done.isDone();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a child was lost: name=" + name, e);
        }
    }
}
