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
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** What a word of a mapped file costs, and the memory of a long message, while nobody else is there. */
public class SingleFiles extends SingleCalls {

    private static final int LONG_MESSAGE = 4 << 20;
    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder())
            .withInvokeExactBehavior();

    private final ByteBuffer longMessage = ByteBuffer.allocateDirect(LONG_MESSAGE);

    private SharedDirectory directory;
    private ByteBuffer word;
    private FileChannel kept;

    /** Opens everything, where ours would be. */
    @Setup
    public void open() throws IOException {
        directory = SharedDirectory.make();
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
