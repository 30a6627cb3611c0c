package dev.multiprocessing.core.process;

import dev.multiprocessing.ChildFailedException;
import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.EncodingException;
import dev.multiprocessing.spi.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A child process from before its start until after its end: what may be asked of it when. */
final class Child implements ChildProcess {

    private final Starter starter;
    private final Consumer<Child> onStart;

    // all guarded by this
    private final List<String> jvmOptions = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private Object[] call; // dropped at the start
    private String name;
    private boolean daemon;
    private Run run;
    private boolean closed;

    Child(Starter starter, Consumer<Child> onStart, String name, Object[] call) {
        this.starter = starter;
        this.onStart = onStart;
        this.name = name;
        this.call = call;
    }

    @Override
    public synchronized ChildProcess name(String name) {
        requireNew();
        this.name = Objects.requireNonNull(name, "name");
        return this;
    }

    @Override
    public synchronized ChildProcess daemon(boolean daemon) {
        requireNew();
        this.daemon = daemon;
        return this;
    }

    @Override
    public synchronized ChildProcess jvmOptions(String... options) {
        requireNew();
        jvmOptions.addAll(List.of(options));
        return this;
    }

    @Override
    public synchronized ChildProcess environment(Map<String, String> variables) {
        requireNew();
        environment.putAll(Map.copyOf(variables));
        return this;
    }

    @Override
    public synchronized ChildProcess start() {
        requireNew();
        run = startRun(new Starter.Plan(name, daemon, List.copyOf(jvmOptions), Map.copyOf(environment), call));
        call = null;
        onStart.accept(this);
        return this;
    }

    private Run startRun(Starter.Plan plan) {
        try {
            return starter.start(plan);
        } catch (EncodingException e) {
            throw new EncodingException(
                    "child not started: name=" + name + ", in the array of its target [0] and arguments [1..]: "
                            + e.getMessage(),
                    e);
        }
    }

    @Override
    public void join() throws InterruptedException {
        run().join(Deadline.NEVER);
    }

    @Override
    public boolean join(Duration timeout) throws InterruptedException {
        return run().join(Deadline.after(timeout));
    }

    @Override
    public synchronized boolean isAlive() {
        requireNotClosed();
        return run != null && run.isAlive();
    }

    @Override
    public OptionalInt exitCode() {
        return run().exitCode();
    }

    @Override
    public Optional<ChildFailedException> failure() {
        return run().failure();
    }

    @Override
    public long pid() {
        return run().pid();
    }

    @Override
    public synchronized String name() {
        return name;
    }

    @Override
    public synchronized boolean daemon() {
        requireNotClosed();
        return daemon;
    }

    @Override
    public void terminate() {
        run().terminate();
    }

    @Override
    public void kill() {
        run().kill();
    }

    @Override
    public CompletableFuture<ChildProcess> onExit() {
        return run().onExit().thenApply(ended -> this);
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        if (run != null) {
            if (run.isAlive()) {
                throw new IllegalStateException(
                        "child is alive: name=" + name + "; join() it, or kill() it, before close()");
            }
            run.close();
        }
        closed = true;
    }

    @Override
    public synchronized String toString() {
        return "ChildProcess[name=" + name + ", " + state() + "]";
    }

    /** The started child. */
    synchronized Run run() {
        requireNotClosed();
        if (run == null) {
            throw new IllegalStateException("child was not started: name=" + name + "; call start() first");
        }
        return run;
    }

    private String state() {
        if (closed) {
            return "closed";
        }
        if (run == null) {
            return "new";
        }
        return run.isAlive()
                ? "pid=" + run.pid()
                : "ended, exitCode=" + run.exitCode().orElse(0);
    }

    private void requireNew() {
        requireNotClosed();
        if (run != null) {
            throw new IllegalStateException("child was started already: name=" + name + "; make a new one");
        }
    }

    private void requireNotClosed() {
        if (closed) {
            throw new IllegalStateException("child is closed: name=" + name);
        }
    }
}
