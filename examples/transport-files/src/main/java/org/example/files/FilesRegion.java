package org.example.files;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Outcome;
import dev.multiprocessing.spi.Region;
import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.LongUnaryOperator;

/** A handle of a region: one file. Under the lock everything is atomic, and in one order for everybody. */
final class FilesRegion implements Region {

    private static final int CHUNK = 1 << 16;

    private final Handle handle;
    private final Path file;

    FilesRegion(Handle handle) {
        this.handle = handle;
        this.file = file(handle.thing().folder());
    }

    private static Path file(Path thing) {
        return thing.resolve("bytes");
    }

    /** Writes the zeros: so a disk that is full says so here, and not at the first access. */
    static void create(Path thing, long size) throws IOException {
        if (size > Math.min(Integer.MAX_VALUE, thing.toFile().getUsableSpace())) {
            throw new TransportException("no room for a region: size=" + size + ", max=" + Integer.MAX_VALUE + ", free="
                    + thing.toFile().getUsableSpace() + "; split it, or choose another directory");
        }
        Path file = Files.createFile(file(thing));
        for (long offset = 0; offset < size; offset += CHUNK) {
            Disk.write(file, offset, ByteBuffer.allocate((int) Math.min(CHUNK, size - offset)));
        }
    }

    @Override
    public long size() {
        return handle.exclusively(() -> Files.size(file));
    }

    @Override
    public int getInt(long offset) {
        return (int) word(offset, Integer.BYTES, word -> word);
    }

    @Override
    public void setInt(long offset, int value) {
        word(offset, Integer.BYTES, word -> value);
    }

    @Override
    public boolean compareAndSetInt(long offset, int expected, int value) {
        return word(offset, Integer.BYTES, word -> word == expected ? value : word) == expected;
    }

    @Override
    public int getAndAddInt(long offset, int delta) {
        return (int) word(offset, Integer.BYTES, word -> (int) word + delta);
    }

    @Override
    public long getLong(long offset) {
        return word(offset, Long.BYTES, word -> word);
    }

    @Override
    public void setLong(long offset, long value) {
        word(offset, Long.BYTES, word -> value);
    }

    @Override
    public boolean compareAndSetLong(long offset, long expected, long value) {
        return word(offset, Long.BYTES, word -> word == expected ? value : word) == expected;
    }

    @Override
    public long getAndAddLong(long offset, long delta) {
        return word(offset, Long.BYTES, word -> word + delta);
    }

    @Override
    public void read(long offset, ByteBuffer into) {
        into.put(handle.exclusively(() -> Disk.read(file, inside(offset, into.remaining()), into.remaining())));
    }

    @Override
    public void write(long offset, ByteBuffer from) {
        handle.exclusively(() -> {
            Disk.write(file, inside(offset, from.remaining()), from);
            return from;
        });
    }

    @Override
    public void await(long offset, long expected, Deadline deadline) throws InterruptedException {
        handle.until(
                deadline,
                () -> Disk.read(file, offset, Long.BYTES).getLong(0) != expected,
                () -> change(offset, Long.BYTES, word -> word) == expected ? Outcome.TIMED_OUT : Outcome.DONE);
    }

    @Override
    public void wake(long offset) {
        size(); // which refuses to work on a closed handle; nobody has to be woken, since who waits looks by itself
    }

    @Override
    public String share() {
        return handle.share();
    }

    @Override
    public void close() {
        handle.close();
    }

    private long word(long offset, int width, LongUnaryOperator change) {
        return handle.exclusively(() -> change(offset, width, change));
    }

    /** Changes an int or a long, and says what it was. */
    private long change(long offset, int width, LongUnaryOperator change) throws IOException {
        if (offset % width != 0) {
            throw new IllegalArgumentException("misaligned offset: offset=" + offset + ", width=" + width);
        }
        ByteBuffer word = Disk.read(file, inside(offset, width), width);
        long before = width == Long.BYTES ? word.getLong(0) : word.getInt(0);
        long after = change.applyAsLong(before);
        if (after != before) {
            Disk.write(file, offset, width == Long.BYTES ? word.putLong(0, after) : word.putInt(0, (int) after));
        }
        return before;
    }

    private long inside(long offset, int length) throws IOException {
        return Objects.checkFromIndexSize(offset, length, Files.size(file));
    }
}
