package dev.multiprocessing.benchmarks;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What {@link SingleProcess} measures, of the peers; and what the kernel takes for the memory of a long message. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SingleProcessPeers {

    private static final int CAPACITY = 1 << 20;
    private static final int LONG_MESSAGE = 4 << 20;
    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder())
            .withInvokeExactBehavior();

    private final byte[] message = new byte[64];
    private final byte[] room = new byte[64];
    private final ByteBuffer longMessage = ByteBuffer.allocateDirect(LONG_MESSAGE);

    private SharedDirectory directory;
    private Lane oneToOne;
    private Lane manyToOne;
    private Lane bufferRing;
    private Lane bufferRingLocked;
    private ByteBuffer word;
    private FileChannel kept;

    /** Opens everything, where ours would be. */
    @Setup
    public void open() throws IOException {
        directory = SharedDirectory.make();
        oneToOne = RingLane.oneToOne(in("o2o"), CAPACITY);
        manyToOne = RingLane.manyToOne(in("m2o"), CAPACITY);
        bufferRing = BufferLane.open(in("plain"), CAPACITY, BufferLane.Style.PLAIN);
        bufferRingLocked = BufferLane.open(in("locked"), CAPACITY, BufferLane.Style.LOCKED);
        word = MappedFile.open(in("word"), Long.BYTES);
        kept = FileChannel.open(in("kept"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private Path in(String name) {
        return directory.path().resolve(name);
    }

    /** Leaves nothing behind. */
    @TearDown
    public void close() throws IOException {
        kept.close();
        directory.close();
    }

    /** 64 bytes into Agrona's ring for one producer and out of it. */
    @Benchmark
    public void oneToOne() throws IOException, InterruptedException {
        oneToOne.send(message);
        oneToOne.receive(room);
    }

    /** 64 bytes into Agrona's ring for many producers and out of it. */
    @Benchmark
    public void manyToOne() throws IOException, InterruptedException {
        manyToOne.send(message);
        manyToOne.receive(room);
    }

    /** 64 bytes into the ring that is written by hand and out of it. */
    @Benchmark
    public void bufferRing() throws IOException, InterruptedException {
        bufferRing.send(message);
        bufferRing.receive(room);
    }

    /** The same, with a lock at each side. */
    @Benchmark
    public void bufferRingLocked() throws IOException, InterruptedException {
        bufferRingLocked.send(message);
        bufferRingLocked.receive(room);
    }

    /** An atomic addition to a word of a mapped file. */
    @Benchmark
    public long addToBareWord() {
        return (long) LONG.getAndAdd(word, 0, 1L);
    }

    /** 4 MiB into a new file in shared memory, which is deleted then: its pages are new. */
    @Benchmark
    public void writeNewFile() throws IOException {
        Path file = in("new");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(longMessage.rewind(), 0);
        }
        Files.delete(file);
    }

    /** 4 MiB into a file that has its pages already. */
    @Benchmark
    public void writeKeptFile() throws IOException {
        kept.write(longMessage.rewind(), 0);
    }
}
