package dev.multiprocessing.benchmarks;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Connection;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.PeerClosedException;
import dev.multiprocessing.Pipe;
import dev.multiprocessing.Queue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** How much processor time a process takes while it is blocked: a child of ours, or a JVM that sleeps. */
final class Blocked {

    private static final long SETTLING_MILLIS = 3_000;

    private Blocked() {}

    /** A child that waits for a message of a pipe. */
    static Measured atPipe(Multiprocessing mp, Effort effort) throws IOException, InterruptedException {
        Pipe pipe = mp.pipe();
        ChildProcess child =
                mp.process(Blocked::await, pipe.second()).daemon(true).start();
        pipe.second().close();
        Measured measured = measure(child.pid(), effort);
        pipe.first().close();
        child.join();
        return measured;
    }

    private static void await(Connection connection) throws InterruptedException {
        try {
            connection.recvBytes();
        } catch (PeerClosedException e) {
            connection.close();
        }
    }

    /** A child that waits for an element of a queue. */
    static Measured atQueue(Multiprocessing mp, Effort effort) throws IOException, InterruptedException {
        Queue<byte[]> queue = mp.queue();
        ChildProcess child = mp.process(Blocked::take, queue).daemon(true).start();
        Measured measured = measure(child.pid(), effort);
        queue.put(new byte[0]);
        child.join();
        return measured;
    }

    private static void take(Queue<byte[]> queue) throws InterruptedException {
        queue.get();
    }

    /** A JVM that sleeps. */
    static Measured idle(Effort effort) throws IOException, InterruptedException {
        Process child = Jvm.start(IdleChild.class, Long.toString(2 * SETTLING_MILLIS + effort.blockedMillis()));
        try {
            return measure(child.pid(), effort);
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    /** Milliseconds of processor time that a process takes, once it has settled. */
    static Measured measure(long pid, Effort effort) throws IOException, InterruptedException {
        Thread.sleep(effort == Effort.QUICK ? effort.blockedMillis() : SETTLING_MILLIS);
        Map<Path, Long> before = ProcessorTime.byThread(pid);
        Thread.sleep(effort.blockedMillis());
        long nanos = 0;
        for (Map.Entry<Path, Long> thread : ProcessorTime.byThread(pid).entrySet()) {
            nanos += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
        }
        return new Measured().with("cpuMillis", nanos / 1e6);
    }

    /** The main class of a JVM that sleeps. */
    static final class IdleChild {

        private IdleChild() {}

        public static void main(String[] arguments) throws InterruptedException {
            Thread.sleep(Long.parseLong(arguments[0]));
        }
    }
}
