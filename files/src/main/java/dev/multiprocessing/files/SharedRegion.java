package dev.multiprocessing.files;

import static dev.multiprocessing.files.ThingLayout.PAGE;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Region;
import java.nio.ByteBuffer;
import java.util.Objects;

/** A handle of a region: the bytes behind the header page. */
public final class SharedRegion implements Region {

    private final Handle handle;
    private final Wait waiters;
    private final long size;
    private final Words words;

    public SharedRegion(Handle handle) {
        this.handle = handle;
        this.waiters = handle.thing().regionWaiters();
        this.size = handle.thing().size();
        this.words = handle.thing().words();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int getInt(long offset) {
        return words().getIntAcquire(at(offset, Integer.BYTES));
    }

    @Override
    public void setInt(long offset, int value) {
        words().setIntRelease(at(offset, Integer.BYTES), value);
    }

    @Override
    public boolean compareAndSetInt(long offset, int expected, int value) {
        return words().compareAndSetInt(at(offset, Integer.BYTES), expected, value);
    }

    @Override
    public int getAndAddInt(long offset, int delta) {
        return words().getAndAddInt(at(offset, Integer.BYTES), delta);
    }

    @Override
    public long getLong(long offset) {
        return words().getLongAcquire(at(offset, Long.BYTES));
    }

    @Override
    public void setLong(long offset, long value) {
        words().setLongRelease(at(offset, Long.BYTES), value);
    }

    @Override
    public boolean compareAndSetLong(long offset, long expected, long value) {
        return words().compareAndSetLong(at(offset, Long.BYTES), expected, value);
    }

    @Override
    public long getAndAddLong(long offset, long delta) {
        return words().getAndAddLong(at(offset, Long.BYTES), delta);
    }

    @Override
    public void read(long offset, ByteBuffer into) {
        Objects.checkFromIndexSize(offset, (long) into.remaining(), size);
        words().get(PAGE + (int) offset, into, into.remaining());
    }

    @Override
    public void write(long offset, ByteBuffer from) {
        Objects.checkFromIndexSize(offset, (long) from.remaining(), size);
        words().put(PAGE + (int) offset, from, from.position(), from.remaining());
        from.position(from.limit());
    }

    @Override
    public void await(long offset, long expected, Deadline deadline) throws InterruptedException {
        waiters.sleepWhile(deadline, () -> getLong(offset) == expected);
    }

    @Override
    public void wake(long offset) {
        words();
        waiters.wake();
    }

    @Override
    public String share() {
        return handle.share();
    }

    @Override
    public void close() {
        handle.close();
    }

    private Words words() {
        handle.requireOpen();
        return words;
    }

    private int at(long offset, int width) {
        if (Objects.checkFromIndexSize(offset, (long) width, size) % width != 0) {
            throw new IllegalArgumentException("misaligned: offset=" + offset + ", width=" + width);
        }
        return PAGE + (int) offset;
    }
}
