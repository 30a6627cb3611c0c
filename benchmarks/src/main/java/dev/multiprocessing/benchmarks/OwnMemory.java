package dev.multiprocessing.benchmarks;

import dev.multiprocessing.ByteArray;
import dev.multiprocessing.LongValue;
import dev.multiprocessing.Multiprocessing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Our shared memory. */
final class OwnMemory {

    private static final int COUNTS_BETWEEN_CLOCKS = 1000;
    private static final int MEGABYTE = 1 << 20;

    private OwnMemory() {}

    /** What each of two processes does: counts, half of the time to warm up, and writes its rate down. */
    static void count(LongValue value, LongValue ready, Boolean locked, String directory, String effort)
            throws IOException {
        ProcessorTime time = new ProcessorTime(Path.of(directory));
        ready.getAndAdd(1);
        while (ready.get() < 2) {
            Thread.onSpinWait();
        }
        Runnable once = locked ? () -> addLocked(value) : () -> value.getAndAdd(1);
        Counting.run(once, COUNTS_BETWEEN_CLOCKS, Effort.valueOf(effort)).write(Path.of(directory));
        time.note();
    }

    private static void addLocked(LongValue value) {
        value.lock().lock();
        try {
            value.set(value.get() + 1);
        } finally {
            value.lock().unlock();
        }
    }

    /** The rate of all, whose counts add up to the value. */
    static Measured rates(Path directory, long value) throws IOException {
        double rate = 0;
        long count = 0;
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".count")).toList()) {
                List<String> lines = Files.readAllLines(file);
                count += Long.parseLong(lines.get(0));
                rate += Double.parseDouble(lines.get(1));
            }
        }
        if (count != value) {
            throw new IllegalStateException("lost counts: counted=" + count + ", value=" + value);
        }
        return new Measured().with("rate", rate);
    }

    /** Bytes per second, each once in and once out. */
    static Measured array(Multiprocessing mp, Effort effort) {
        byte[] bytes = new byte[MEGABYTE];
        byte[] back = new byte[MEGABYTE];
        ByteArray array = mp.byteArray(MEGABYTE);
        Counting counting = Counting.run(
                () -> {
                    bytes[0]++;
                    array.write(0, bytes);
                    array.read(0, back);
                },
                1,
                effort);
        if (back[0] != bytes[0]) {
            throw new IllegalStateException("the array holds something else");
        }
        return new Measured().with("rate", counting.rate() * MEGABYTE);
    }

    /** How often something was done, and how often in a second of the second half of the time. */
    record Counting(long count, double rate) {

        static Counting run(Runnable once, int between, Effort effort) {
            long start = System.nanoTime();
            long half = TimeUnit.MILLISECONDS.toNanos(effort.millis() / 2);
            long count = 0;
            long measuredFrom = 0;
            long measuredAt = 0;
            long now = start;
            while (now - start < 2 * half) {
                for (int i = 0; i < between; i++) {
                    once.run();
                }
                count += between;
                now = System.nanoTime();
                if (measuredAt == 0 && now - start > half) {
                    measuredFrom = count;
                    measuredAt = now;
                }
            }
            return new Counting(count, (count - measuredFrom) / ((now - measuredAt) / 1e9));
        }

        void write(Path directory) throws IOException {
            Files.write(
                    directory.resolve(ProcessHandle.current().pid() + ".count"),
                    List.of(Long.toString(count), Double.toString(rate)));
        }
    }
}
