package dev.multiprocessing.core.heap;

import dev.multiprocessing.spi.TransportException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/** The bytes of a region; outside the Java heap, where alone atomic access to a buffer is possible. */
final class RegionState {

    static final VarHandle INT = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());
    static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final Monitor monitor = new Monitor();
    private final ByteBuffer bytes;

    private RegionState(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    static RegionState allocate(long size) {
        try {
            return new RegionState(ByteBuffer.allocateDirect(Math.toIntExact(size)));
        } catch (ArithmeticException e) {
            throw new TransportException(
                    "region too large: size=" + size + ", max=" + Integer.MAX_VALUE + "; share several smaller ones",
                    e);
        } catch (OutOfMemoryError e) {
            throw new TransportException(
                    "not enough memory for a region: size=" + size + "; raise -XX:MaxDirectMemorySize", e);
        }
    }

    Monitor monitor() {
        return monitor;
    }

    int size() {
        return bytes.capacity();
    }

    /** The bytes, for access by absolute index to an aligned word. */
    ByteBuffer word(long offset, int width) {
        if (Objects.checkFromIndexSize(offset, (long) width, (long) size()) % width != 0) {
            throw new IllegalArgumentException("misaligned: offset=" + offset + ", width=" + width);
        }
        return bytes;
    }

    /** A view of a range. */
    ByteBuffer range(long offset, int length) {
        Objects.checkFromIndexSize(offset, (long) length, (long) size());
        return bytes.slice((int) offset, length);
    }
}
