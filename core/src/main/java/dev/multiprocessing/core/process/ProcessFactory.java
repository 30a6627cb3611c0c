package dev.multiprocessing.core.process;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Target;
import dev.multiprocessing.core.exchange.Encoding;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.Transport.Capability;
import dev.multiprocessing.spi.Uninterrupted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes the child processes of one context, and ends the daemons among them with it. */
public final class ProcessFactory implements AutoCloseable {

    /** How long in all closing waits for children: for daemons to be gone, and for others to take part. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Starter starter;
    private final AtomicInteger made = new AtomicInteger();
    private final Set<Started> started = new HashSet<>(); // guarded by itself

    /** For a context in a session; children are JVMs if the transport lets other processes in, else threads. */
    public ProcessFactory(
            SessionInfo session, Transport transport, Encoding encoding, ChildSession.Attacher threadAttacher) {
        this(
                transport.capabilities().contains(Capability.PROCESSES)
                        ? new JvmStarter(session, transport, encoding)
                        : new ThreadStarter(session, threadAttacher, encoding));
    }

    ProcessFactory(Starter starter) {
        this.starter = starter;
    }

    /** Prepares a child that will run the target with the arguments. */
    public ChildProcess create(Target target, Object... arguments) {
        Object[] call = new Object[arguments.length + 1];
        call[0] = target;
        System.arraycopy(arguments, 0, call, 1, arguments.length);
        return new Child(starter, this::remember, "Process-" + made.incrementAndGet(), call);
    }

    /**
     * Kills the daemons that run, and waits for those that are just starting to take part in the session; not for ever,
     * as a child may be stopped, or a thread may not listen. An interrupt is put off: a child that is starting must not
     * fail because of it.
     */
    @Override
    public void close() {
        Deadline deadline = Deadline.after(PATIENCE);
        List<Started> running = runningChildren();
        for (Started child : running) {
            if (child.daemon()) {
                child.run().kill();
            }
        }
        for (Started child : running) {
            if (child.daemon()) {
                Uninterrupted.call(() -> child.run().join(deadline));
            }
            child.run().settle(deadline);
        }
    }

    private void remember(Child child) {
        Started running = new Started(child.run(), child.daemon());
        synchronized (started) {
            started.add(running);
        }
        running.run().onExit().thenRun(() -> {
            running.run().settle(Deadline.NOW);
            synchronized (started) {
                started.remove(running);
            }
        });
    }

    private List<Started> runningChildren() {
        synchronized (started) {
            return new ArrayList<>(started);
        }
    }

    /** A child that was started, whatever its owner does with it since. */
    private record Started(Run run, boolean daemon) {}
}
