package dev.multiprocessing.benchmarks;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Connection;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Pipe;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** How long children take to start: ours, or bare JVMs. */
final class Starts {

    private static final int WARM_UPS = 3;
    private static final int STARTS = 15;
    private static final long ARCHIVE_NANOS = 180_000_000_000L;
    private static final long LOOK_MILLIS = 50;

    private Starts() {}

    static Measured own(Multiprocessing mp, Effort effort) throws IOException, InterruptedException {
        return measure(effort, file -> {
            try (Pipe pipe = mp.pipe()) {
                long start = System.nanoTime();
                ChildProcess child = mp.process(Starts::greet, pipe.second()).start();
                pipe.first().recvBytes();
                long elapsed = System.nanoTime() - start;
                child.join();
                return elapsed;
            }
        });
    }

    /**
     * The same, once the archive of classes is there that the first child's start has begun to make; it is kept in the
     * directory of temporary files.
     */
    static Measured ownWithArchive(Multiprocessing mp, Job job) throws IOException, InterruptedException {
        mp.process(Starts::doNothing).start().join();
        long deadline = System.nanoTime() + ARCHIVE_NANOS;
        while (!hasArchive(Path.of(System.getProperty("java.io.tmpdir")))) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("no archive of classes: it needs a class path of jars only");
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return own(mp, job.effort());
    }

    private static boolean hasArchive(Path directory) throws IOException {
        try (Stream<Path> files = Files.find(
                directory,
                2,
                (file, attributes) -> attributes.size() > 0 && file.toString().endsWith(".jsa"))) {
            return files.findAny().isPresent();
        }
    }

    private static void doNothing() {}

    private static void greet(Connection connection) throws InterruptedException {
        connection.sendBytes(new byte[64]);
    }

    /** A JVM whose first message comes through a socket. */
    static Measured bare(Path directory, Effort effort) throws IOException, InterruptedException {
        return measure(effort, number -> {
            UnixDomainSocketAddress address = UnixDomainSocketAddress.of(directory.resolve("start-" + number));
            try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                server.bind(address);
                long start = System.nanoTime();
                Process child = Jvm.start(BareChild.class, address.getPath());
                try (SocketChannel channel = server.accept()) {
                    ByteBuffer message = ByteBuffer.allocate(64);
                    while (message.hasRemaining() && channel.read(message) >= 0) {
                        continue;
                    }
                }
                long elapsed = System.nanoTime() - start;
                child.waitFor();
                return elapsed;
            }
        });
    }

    /** A JVM that does nothing, until it has ended. */
    static Measured hello(Effort effort) throws IOException, InterruptedException {
        return measure(effort, number -> {
            long start = System.nanoTime();
            Jvm.start(Blocked.IdleChild.class, "0").waitFor();
            return System.nanoTime() - start;
        });
    }

    private static Measured measure(Effort effort, Start start) throws IOException, InterruptedException {
        int starts = effort == Effort.QUICK ? 1 : STARTS;
        Histogram micros = new Histogram(3);
        long before = ProcessorTime.withChildren();
        long begin = System.nanoTime();
        for (int number = 0; number < WARM_UPS + starts; number++) {
            long elapsed = start.once(number);
            if (number >= WARM_UPS) {
                micros.recordValue(elapsed / 1000);
            }
        }
        return new Measured()
                .with("p50", micros.getValueAtPercentile(50) / 1e3)
                .with("max", micros.getMaxValue() / 1e3)
                .with("processors", (ProcessorTime.withChildren() - before) / (double) (System.nanoTime() - begin));
    }

    /** Starts a child once, and says how many nanoseconds it took. */
    @FunctionalInterface
    private interface Start {
        long once(int number) throws IOException, InterruptedException;
    }

    /** The main class of a JVM that sends one message through a socket. */
    static final class BareChild {

        private BareChild() {}

        public static void main(String[] arguments) throws IOException {
            try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(arguments[0]))) {
                channel.write(ByteBuffer.allocate(64));
            }
        }
    }
}
