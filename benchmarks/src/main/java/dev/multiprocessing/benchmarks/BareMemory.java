package dev.multiprocessing.benchmarks;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** Memory without the library: a mapped file through VarHandles, and copies between arrays. */
final class BareMemory {

    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder())
            .withInvokeExactBehavior();
    private static final int READY = 128;
    private static final int SIZE = 4096;
    private static final int BETWEEN_CLOCKS = 1000;
    private static final int MEGABYTE = 1 << 20;

    private BareMemory() {}

    static Measured atomic(Path directory, Effort effort) throws IOException, InterruptedException {
        ByteBuffer bytes = RingLane.Mapped.open(directory.resolve("counter"), SIZE);
        Process first = Jvm.start(BareMemory.class, directory, effort);
        Process second = Jvm.start(BareMemory.class, directory, effort);
        ProcessorTime time = new ProcessorTime(directory);
        first.waitFor();
        second.waitFor();
        return OwnMemory.rates(directory, (long) LONG.getAcquire(bytes, 0)).with("processors", time.processors(3));
    }

    /** One of the two processes. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        ByteBuffer bytes = RingLane.Mapped.open(directory.resolve("counter"), SIZE);
        ProcessorTime time = new ProcessorTime(directory);
        long before = (long) LONG.getAndAdd(bytes, READY, 1L);
        while ((long) LONG.getAcquire(bytes, READY) < 2) {
            Thread.onSpinWait();
        }
        OwnMemory.Counting.run(() -> add(bytes), BETWEEN_CLOCKS, Effort.valueOf(arguments[1]))
                .write(directory);
        time.note();
        if (before > 1) {
            throw new IllegalStateException("more than two: ready=" + before);
        }
    }

    private static void add(ByteBuffer bytes) {
        long ignored = (long) LONG.getAndAdd(bytes, 0, 1L);
    }

    /** Bytes per second, each copied twice. */
    static Measured copies(Effort effort) {
        byte[] from = new byte[MEGABYTE];
        ByteBuffer between = ByteBuffer.allocateDirect(MEGABYTE);
        byte[] to = new byte[MEGABYTE];
        OwnMemory.Counting counting = OwnMemory.Counting.run(
                () -> {
                    from[0]++;
                    between.put(0, from);
                    between.get(0, to);
                },
                1,
                effort);
        if (to[0] != from[0]) {
            throw new IllegalStateException("not copied");
        }
        return new Measured().with("rate", counting.rate() * MEGABYTE);
    }
}
