package dev.multiprocessing.core.heap;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Region;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A handle of a region: ints, longs and bytes of one direct buffer. */
final class HeapRegion implements Region {

    private static final VarHandle INTS = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder())
            .withInvokeExactBehavior();
    private static final VarHandle LONGS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder())
            .withInvokeExactBehavior();

    private final Handle<Memory> handle;

    HeapRegion(Handle<Memory> handle) {
        this.handle = handle;
    }

    @Override
    public long size() {
        return bytes().capacity();
    }

    @Override
    public int getInt(long offset) {
        ByteBuffer bytes = bytes();
        return (int) INTS.getAcquire(bytes, word(bytes, offset, Integer.BYTES));
    }

    @Override
    public void setInt(long offset, int value) {
        ByteBuffer bytes = bytes();
        INTS.setRelease(bytes, word(bytes, offset, Integer.BYTES), value); // acquired by getInt
    }

    @Override
    public boolean compareAndSetInt(long offset, int expected, int value) {
        ByteBuffer bytes = bytes();
        return INTS.compareAndSet(bytes, word(bytes, offset, Integer.BYTES), expected, value);
    }

    @Override
    public int getAndAddInt(long offset, int delta) {
        ByteBuffer bytes = bytes();
        return (int) INTS.getAndAdd(bytes, word(bytes, offset, Integer.BYTES), delta);
    }

    @Override
    public long getLong(long offset) {
        ByteBuffer bytes = bytes();
        return (long) LONGS.getAcquire(bytes, word(bytes, offset, Long.BYTES));
    }

    @Override
    public void setLong(long offset, long value) {
        ByteBuffer bytes = bytes();
        LONGS.setRelease(bytes, word(bytes, offset, Long.BYTES), value); // acquired by getLong
    }

    @Override
    public boolean compareAndSetLong(long offset, long expected, long value) {
        ByteBuffer bytes = bytes();
        return LONGS.compareAndSet(bytes, word(bytes, offset, Long.BYTES), expected, value);
    }

    @Override
    public long getAndAddLong(long offset, long delta) {
        ByteBuffer bytes = bytes();
        return (long) LONGS.getAndAdd(bytes, word(bytes, offset, Long.BYTES), delta);
    }

    @Override
    public void read(long offset, ByteBuffer into) {
        ByteBuffer bytes = bytes();
        int length = into.remaining();
        into.put(into.position(), bytes, range(bytes, offset, length), length);
        into.position(into.limit());
    }

    @Override
    public void write(long offset, ByteBuffer from) {
        ByteBuffer bytes = bytes();
        int length = from.remaining();
        bytes.put(range(bytes, offset, length), from, from.position(), length);
        from.position(from.limit());
    }

    @Override
    public void await(long offset, long expected, Deadline deadline) throws InterruptedException {
        ByteBuffer bytes = bytes();
        word(bytes, offset, Long.BYTES);
        handle.thing().await(() -> getLong(offset) != expected, deadline);
    }

    /** Wakes those at other offsets, too: they look again and sleep on. */
    @Override
    public void wake(long offset) {
        word(bytes(), offset, Long.BYTES);
        handle.thing().wakeAll();
    }

    @Override
    public String share() {
        return handle.share();
    }

    @Override
    public void close() {
        handle.close();
    }

    private ByteBuffer bytes() {
        return handle.thing().bytes();
    }

    private static int word(ByteBuffer bytes, long offset, int width) {
        int index = range(bytes, offset, width);
        if (index % width != 0) {
            throw new IllegalArgumentException(
                    "misaligned offset: offset=" + offset + ", width=" + width + "; choose a multiple of the width");
        }
        return index;
    }

    private static int range(ByteBuffer bytes, long offset, int length) {
        if (offset < 0 || offset > bytes.capacity() - length) {
            throw new IndexOutOfBoundsException(
                    "outside the region: offset=" + offset + ", length=" + length + ", size=" + bytes.capacity());
        }
        return (int) offset;
    }
}
