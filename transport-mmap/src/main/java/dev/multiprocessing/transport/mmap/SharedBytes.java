package dev.multiprocessing.transport.mmap;

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
final class SharedBytes {

    private static final VarHandle INT = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final ByteBuffer bytes;

    SharedBytes(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** The memory itself, for what knows it by its address; nobody moves its position or limit. */
    ByteBuffer buffer() {
        return bytes;
    }

    int size() {
        return bytes.capacity();
    }

    int getIntAcquire(int index) {
        return (int) INT.getAcquire(bytes, index);
    }

    void setIntRelease(int index, int value) {
        INT.setRelease(bytes, index, value);
    }

    boolean compareAndSetInt(int index, int expected, int value) {
        return INT.compareAndSet(bytes, index, expected, value);
    }

    int getAndAddInt(int index, int delta) {
        return (int) INT.getAndAdd(bytes, index, delta);
    }

    long getLongAcquire(int index) {
        return (long) LONG.getAcquire(bytes, index);
    }

    long getLongVolatile(int index) {
        return (long) LONG.getVolatile(bytes, index);
    }

    void setLongRelease(int index, long value) {
        LONG.setRelease(bytes, index, value);
    }

    boolean compareAndSetLong(int index, long expected, long value) {
        return LONG.compareAndSet(bytes, index, expected, value);
    }

    long getAndAddLong(int index, long delta) {
        return (long) LONG.getAndAdd(bytes, index, delta);
    }

    long getAndSetLong(int index, long value) {
        return (long) LONG.getAndSet(bytes, index, value);
    }

    void getAndBitwiseOrLong(int index, long mask) {
        long ignored = (long) LONG.getAndBitwiseOr(bytes, index, mask);
    }

    /** Copies bytes in, plain. */
    void put(int index, ByteBuffer source, int sourceIndex, int length) {
        bytes.put(index, source, sourceIndex, length);
    }

    /** Copies bytes out to the buffer's position, which advances, plain. */
    void get(int index, ByteBuffer into, int length) {
        into.put(into.position(), bytes, index, length);
        into.position(into.position() + length);
    }
}
