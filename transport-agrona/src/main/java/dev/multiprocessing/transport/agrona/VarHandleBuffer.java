package dev.multiprocessing.transport.agrona;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Agrona's buffer over what the JDK has for everybody: rings, regions and counters run on it without a JVM option.
 *
 * <p>Each access is checked by the JDK, also where Agrona's own checks are switched off. It keeps the bytes mapped.
 */
final class VarHandleBuffer extends NoOtherTypes {

    private static final VarHandle INT = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final ByteBuffer bytes; // nobody moves its position or limit

    /** A part of direct bytes, which begins at a multiple of 8. */
    VarHandleBuffer(ByteBuffer bytes, int from, int length) {
        this.bytes = bytes.slice(from, length).order(ByteOrder.nativeOrder());
    }

    @Override
    public int capacity() {
        return bytes.capacity();
    }

    @Override
    public void verifyAlignment() {
        if (bytes.alignmentOffset(0, Long.BYTES) != 0) {
            throw new IllegalStateException(
                    "misaligned buffer: offset=" + bytes.alignmentOffset(0, Long.BYTES) + ", multiple of=8");
        }
    }

    @Override
    public void boundsCheck(int index, int length) {
        Objects.checkFromIndexSize(index, length, bytes.capacity());
    }

    @Override
    public void checkLimit(int limit) {
        Objects.checkIndex(limit, bytes.capacity() + 1);
    }

    @Override
    public boolean isExpandable() {
        return false;
    }

    @Override
    public ByteBuffer byteBuffer() {
        return bytes;
    }

    /** There is none. */
    @Override
    public byte[] byteArray() {
        return null;
    }

    @Override
    public int wrapAdjustment() {
        return 0;
    }

    @Override
    public long addressOffset() {
        throw refusal();
    }

    @Override
    public int getInt(int index) {
        return (int) INT.get(bytes, index);
    }

    @Override
    public int getIntAcquire(int index) {
        return (int) INT.getAcquire(bytes, index);
    }

    @Override
    public int getIntOpaque(int index) {
        return (int) INT.getOpaque(bytes, index);
    }

    @Override
    public int getIntVolatile(int index) {
        return (int) INT.getVolatile(bytes, index);
    }

    @Override
    public void putInt(int index, int value) {
        INT.set(bytes, index, value);
    }

    @Override
    public void putIntOpaque(int index, int value) {
        INT.setOpaque(bytes, index, value);
    }

    @Override
    public void putIntRelease(int index, int value) {
        INT.setRelease(bytes, index, value);
    }

    @Override
    public void putIntVolatile(int index, int value) {
        INT.setVolatile(bytes, index, value);
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
    public int getAndSetInt(int index, int value) {
        return (int) INT.getAndSet(bytes, index, value);
    }

    @Override
    public long getLong(int index) {
        return (long) LONG.get(bytes, index);
    }

    @Override
    public long getLongAcquire(int index) {
        return (long) LONG.getAcquire(bytes, index);
    }

    @Override
    public long getLongOpaque(int index) {
        return (long) LONG.getOpaque(bytes, index);
    }

    @Override
    public long getLongVolatile(int index) {
        return (long) LONG.getVolatile(bytes, index);
    }

    @Override
    public void putLong(int index, long value) {
        LONG.set(bytes, index, value);
    }

    @Override
    public void putLongOpaque(int index, long value) {
        LONG.setOpaque(bytes, index, value);
    }

    @Override
    public void putLongRelease(int index, long value) {
        LONG.setRelease(bytes, index, value);
    }

    @Override
    public void putLongVolatile(int index, long value) {
        LONG.setVolatile(bytes, index, value);
    }

    @Override
    public boolean compareAndSetLong(int index, long expected, long value) {
        return LONG.compareAndSet(bytes, index, expected, value);
    }

    @Override
    public long getAndAddLong(int index, long delta) {
        return (long) LONG.getAndAdd(bytes, index, delta);
    }

    @Override
    public long getAndSetLong(int index, long value) {
        return (long) LONG.getAndSet(bytes, index, value);
    }

    @Override
    public byte getByte(int index) {
        return bytes.get(index);
    }

    @Override
    public void putByte(int index, byte value) {
        bytes.put(index, value);
    }

    @Override
    public void setMemory(int index, int length, byte value) {
        boundsCheck(index, length);
        for (int at = index; at < index + length; at++) {
            bytes.put(at, value);
        }
    }

    @Override
    public void getBytes(int index, byte[] into) {
        bytes.get(index, into);
    }

    @Override
    public void getBytes(int index, byte[] into, int offset, int length) {
        bytes.get(index, into, offset, length);
    }

    @Override
    public void getBytes(int index, ByteBuffer into, int length) {
        getBytes(index, into, into.position(), length);
        into.position(into.position() + length);
    }

    @Override
    public void getBytes(int index, ByteBuffer into, int offset, int length) {
        into.put(offset, bytes, index, length);
    }

    @Override
    public void getBytes(int index, MutableDirectBuffer into, int offset, int length) {
        into.putBytes(offset, bytes, index, length);
    }

    @Override
    public void putBytes(int index, byte[] from) {
        bytes.put(index, from);
    }

    @Override
    public void putBytes(int index, byte[] from, int offset, int length) {
        bytes.put(index, from, offset, length);
    }

    @Override
    public void putBytes(int index, ByteBuffer from, int length) {
        putBytes(index, from, from.position(), length);
        from.position(from.position() + length);
    }

    @Override
    public void putBytes(int index, ByteBuffer from, int offset, int length) {
        bytes.put(index, from, offset, length);
    }

    @Override
    public void putBytes(int index, DirectBuffer from, int offset, int length) {
        from.getBytes(offset, bytes, index, length);
    }

    @Override
    public int compareTo(DirectBuffer other) {
        throw refusal();
    }
}
