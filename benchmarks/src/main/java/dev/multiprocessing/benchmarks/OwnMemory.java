package dev.multiprocessing.benchmarks;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.LongValue;
import dev.multiprocessing.Multiprocessing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Two processes that count in our shared memory. */
final class OwnMemory {

    private static final int PROCESSES = 2;

    private OwnMemory() {}

    static Measured counter(Multiprocessing mp, Job job) throws IOException, InterruptedException {
        LongValue value = mp.value(0L);
        LongValue ready = mp.value(0L);
        ChildProcess[] children = new ChildProcess[PROCESSES];
        for (int i = 0; i < children.length; i++) {
            children[i] =
                    mp.process(OwnMemory::count, value, ready, job).daemon(true).start();
        }
        while (ready.get() < PROCESSES) {
            Thread.sleep(1);
        }
        ProcessorTime time = new ProcessorTime(job.directory());
        for (ChildProcess child : children) {
            child.join();
        }
        return rates(job.directory(), value.get()).with("processors", time.processors(1 + PROCESSES));
    }

    /** What each process does: counts, half of the time to warm up, and writes its rate down. */
    private static void count(LongValue value, LongValue ready, Job job) throws IOException {
        ready.getAndAdd(1);
        while (ready.get() < PROCESSES) {
            Thread.onSpinWait();
        }
        ProcessorTime time = new ProcessorTime(job.directory());
        Runnable once = job.workload() == Workload.LOCKED ? () -> addLocked(value) : () -> value.getAndAdd(1);
        Counting.run(once, job.effort()).write(job.directory());
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

    /** How often something was done, and how often in a second. */
    record Counting(long count, double rate) {

        private static final int BETWEEN_CLOCKS = 1000;

        static Counting run(Runnable once, Effort effort) {
            Meter meter = new Meter(effort.millis());
            long count = 0;
            while (!meter.isOver()) {
                for (int i = 0; i < BETWEEN_CLOCKS; i++) {
                    once.run();
                }
                count += BETWEEN_CLOCKS;
                meter.at(count);
            }
            return new Counting(count, meter.rate());
        }

        void write(Path directory) throws IOException {
            Files.write(
                    directory.resolve(ProcessHandle.current().pid() + ".count"),
                    List.of(Long.toString(count), Double.toString(rate)));
        }
    }
}
