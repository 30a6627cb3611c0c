package dev.multiprocessing.core.process;

import dev.multiprocessing.ChildFailedException;
import dev.multiprocessing.spi.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A child JVM that was started. */
final class JvmRun implements Run {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final String name;
    private final Process process;
    private final Notes notes;
    private final Runnable ifNeverRun;
    private final AtomicBoolean accounted = new AtomicBoolean();

    JvmRun(String name, Process process, Notes notes, Runnable ifNeverRun) {
        this.name = name;
        this.process = process;
        this.notes = notes;
        this.ifNeverRun = ifNeverRun;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public boolean join(Deadline deadline) throws InterruptedException {
        boolean ended = process.waitFor(Math.max(deadline.remainingNanos(), 0), TimeUnit.NANOSECONDS);
        if (ended) {
            account();
        }
        return ended;
    }

    @Override
    public OptionalInt exitCode() {
        if (process.isAlive()) {
            return OptionalInt.empty();
        }
        account();
        return OptionalInt.of(ExitCode.of(process.exitValue(), notes.have(Note.EXITING)));
    }

    @Override
    public Optional<ChildFailedException> failure() {
        if (process.isAlive()) {
            return Optional.empty();
        }
        account();
        Optional<ChildFailedException> told = notes.failure();
        if (told.isPresent() || notes.have(Note.RUNNING)) {
            return told;
        }
        return Optional.of(new ChildFailedException(
                ChildFailedException.class.getName(),
                "child ended before it ran its target: name=" + name + ", exitCode="
                        + exitCode().getAsInt() + "; its standard error says why",
                null));
    }

    @Override
    public void terminate() {
        process.destroy();
    }

    @Override
    public void kill() {
        process.destroyForcibly();
    }

    @Override
    public CompletableFuture<?> onExit() {
        return process.onExit();
    }

    @Override
    public void settle(Deadline deadline) {
        while (process.isAlive() && !notes.have(Note.RUNNING) && !deadline.isExpired()) {
            Duration slice = Duration.ofNanos(Math.min(deadline.remainingNanos(), LOOK_AGAIN.toNanos()));
            if (!notes.await(Deadline.after(slice))) {
                break;
            }
        }
        if (!process.isAlive()) {
            account();
        }
        notes.close();
    }

    @Override
    public void close() {
        account();
        notes.close();
    }

    /** Takes back what a child that never ran would have taken over. */
    private void account() {
        if (accounted.compareAndSet(false, true) && !notes.have(Note.RUNNING)) {
            ifNeverRun.run();
        }
    }
}
