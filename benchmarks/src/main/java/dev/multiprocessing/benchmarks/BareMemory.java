package dev.multiprocessing.benchmarks;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** Two processes that count in memory without the library: a mapped file, through a VarHandle. */
final class BareMemory {

    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder())
            .withInvokeExactBehavior();
    private static final int READY = 128;
    private static final int LOCK = 256;
    private static final int SIZE = 4096;

    private BareMemory() {}

    static Measured count(Job job) throws IOException, InterruptedException {
        Path directory = job.directory();
        ByteBuffer bytes = MappedFile.open(directory.resolve("counter"), SIZE);
        Process first = Jvm.start(BareMemory.class, directory, job.effort(), job.workload());
        Process second = Jvm.start(BareMemory.class, directory, job.effort(), job.workload());
        while ((long) LONG.getAcquire(bytes, READY) < 2 && first.isAlive() && second.isAlive()) {
            Thread.sleep(1);
        }
        ProcessorTime time = new ProcessorTime(directory);
        if (first.waitFor() + second.waitFor() != 0) {
            throw new IllegalStateException("a process failed");
        }
        return OwnMemory.rates(directory, (long) LONG.getAcquire(bytes, 0)).with("processors", time.processors(3));
    }

    /** One of the two processes. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        ByteBuffer bytes = MappedFile.open(directory.resolve("counter"), SIZE);
        long before = (long) LONG.getAndAdd(bytes, READY, 1L);
        while ((long) LONG.getAcquire(bytes, READY) < 2) {
            Thread.onSpinWait();
        }
        ProcessorTime time = new ProcessorTime(directory);
        boolean isLocked = Workload.valueOf(arguments[2]) == Workload.LOCKED;
        Runnable once = isLocked ? () -> addLocked(bytes) : () -> add(bytes);
        OwnMemory.Counting.run(once, Effort.valueOf(arguments[1])).write(directory);
        time.note();
        if (before > 1) {
            throw new IllegalStateException("more than two: ready=" + before);
        }
    }

    private static void add(ByteBuffer bytes) {
        long ignored = (long) LONG.getAndAdd(bytes, 0, 1L);
    }

    /** A word as a lock that never sleeps. */
    private static void addLocked(ByteBuffer bytes) {
        while (!LONG.compareAndSet(bytes, LOCK, 0L, 1L)) {
            Thread.onSpinWait();
        }
        LONG.set(bytes, 0, (long) LONG.get(bytes, 0) + 1);
        LONG.setRelease(bytes, LOCK, 0L);
    }
}
