package dev.multiprocessing.core.process;

import dev.multiprocessing.ChildFailedException;
import dev.multiprocessing.spi.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** A started child that ends when the test says so, and lists what was done to it. */
final class FakeRun implements Run {

    private final List<String> done = new ArrayList<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    void end() {
        ended.complete(null);
    }

    List<String> done() {
        return done;
    }

    @Override
    public long pid() {
        return 4711;
    }

    @Override
    public boolean isAlive() {
        return !ended.isDone();
    }

    @Override
    public boolean join(Deadline deadline) {
        done.add("join");
        return ended.isDone();
    }

    @Override
    public OptionalInt exitCode() {
        return ended.isDone() ? OptionalInt.of(3) : OptionalInt.empty();
    }

    @Override
    public Optional<ChildFailedException> failure() {
        return Optional.empty();
    }

    @Override
    public void terminate() {
        done.add("terminate");
    }

    @Override
    public void kill() {
        done.add("kill");
    }

    @Override
    public CompletableFuture<?> onExit() {
        return ended.copy();
    }

    @Override
    public void settle(Deadline deadline) {
        done.add("settle");
    }

    @Override
    public void close() {
        done.add("close");
    }
}
