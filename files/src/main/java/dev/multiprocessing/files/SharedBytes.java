package dev.multiprocessing.files;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Mapped memory, with the memory order of each access in its name.
 *
 * <p>The mapping lives until the garbage collector finds it unreachable, so an access after a close can read stale
 * bytes but never crash.
 */
public final class SharedBytes implements Words {

    private static final VarHandle INT = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final ByteBuffer bytes;

    public SharedBytes(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** The memory itself, for what knows it by its address; nobody moves its position or limit. */
    public ByteBuffer buffer() {
        return bytes;
    }

    public int size() {
        return bytes.capacity();
    }

    @Override
    public int getIntAcquire(int index) {
        return (int) INT.getAcquire(bytes, index);
    }

    @Override
    public void setIntRelease(int index, int value) {
        INT.setRelease(bytes, index, value);
    }

    @Override
    public boolean compareAndSetInt(int index, int expected, int value) {
        return INT.compareAndSet(bytes, index, expected, value);
    }

    @Override
    public int getAndAddInt(int index, int delta) {
        return (int) INT.getAndAdd(bytes, index, delta);
    }

    @Override
    public long getLongAcquire(int index) {
        return (long) LONG.getAcquire(bytes, index);
    }

    public long getLongVolatile(int index) {
        return (long) LONG.getVolatile(bytes, index);
    }

    @Override
    public void setLongRelease(int index, long value) {
        LONG.setRelease(bytes, index, value);
    }

    @Override
    public boolean compareAndSetLong(int index, long expected, long value) {
        return LONG.compareAndSet(bytes, index, expected, value);
    }

    @Override
    public long getAndAddLong(int index, long delta) {
        return (long) LONG.getAndAdd(bytes, index, delta);
    }

    public long getAndSetLong(int index, long value) {
        return (long) LONG.getAndSet(bytes, index, value);
    }

    public void getAndBitwiseOrLong(int index, long mask) {
        long ignored = (long) LONG.getAndBitwiseOr(bytes, index, mask);
    }

    @Override
    public void put(int index, ByteBuffer source, int sourceIndex, int length) {
        bytes.put(index, source, sourceIndex, length);
    }

    @Override
    public void get(int index, ByteBuffer into, int length) {
        into.put(into.position(), bytes, index, length);
        into.position(into.position() + length);
    }
}
