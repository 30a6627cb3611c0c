package dev.multiprocessing.core.memory;

import dev.multiprocessing.spi.Region;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * The elements of a value or array as bits, in their own width.
 *
 * <p>Elements of one or two bytes are changed by compare-and-set on the aligned int around them, so that their neighbours are
 * never disturbed.
 */
final class Cells {

    private static final int CHUNK = 64 * 1024;

    private final Region region;
    private final int count;
    private final int width;

    Cells(Region region, int count, int width) {
        this.region = region;
        this.count = count;
        this.width = width;
    }

    int count() {
        return count;
    }

    long get(int index) {
        long at = at(index);
        if (width == Long.BYTES) {
            return region.getLong(at);
        }
        if (width == Integer.BYTES) {
            return region.getInt(at);
        }
        return part(region.getInt(at & ~3), at);
    }

    void set(int index, long bits) {
        long at = at(index);
        if (width == Long.BYTES) {
            region.setLong(at, bits);
        } else if (width == Integer.BYTES) {
            region.setInt(at, (int) bits);
        } else {
            getAndSet(index, bits);
        }
    }

    long getAndSet(int index, long bits) {
        while (true) {
            long before = get(index);
            if (compareAndSet(index, before, bits)) {
                return before;
            }
        }
    }

    boolean compareAndSet(int index, long expected, long bits) {
        long at = at(index);
        if (width == Long.BYTES) {
            return region.compareAndSetLong(at, expected, bits);
        }
        if (width == Integer.BYTES) {
            return region.compareAndSetInt(at, (int) expected, (int) bits);
        }
        while (true) {
            int word = region.getInt(at & ~3);
            if (part(word, at) != (expected & mask())) {
                return false;
            }
            if (region.compareAndSetInt(at & ~3, word, replaced(word, at, bits))) {
                return true;
            }
        }
    }

    long getAndAdd(int index, long delta) {
        long at = at(index);
        if (width == Long.BYTES) {
            return region.getAndAddLong(at, delta);
        }
        if (width == Integer.BYTES) {
            return region.getAndAddInt(at, (int) delta);
        }
        while (true) {
            long before = get(index);
            if (compareAndSet(index, before, before + delta)) {
                return before;
            }
        }
    }

    /** Copies elements out, a chunk at a time. */
    void read(int from, int elements, Chunk chunk) {
        Objects.checkFromIndexSize(from, elements, count);
        ByteBuffer buffer = buffer(elements);
        for (int done = 0; done < elements; done += buffer.limit() / width) {
            buffer.clear().limit(Math.min(buffer.capacity(), (elements - done) * width));
            region.read(at0(from + done), buffer);
            chunk.copy(buffer.flip().order(ByteOrder.nativeOrder()), done, buffer.limit() / width);
        }
    }

    /** Copies elements in, a chunk at a time. */
    void write(int from, int elements, Chunk chunk) {
        Objects.checkFromIndexSize(from, elements, count);
        ByteBuffer buffer = buffer(elements);
        for (int done = 0; done < elements; done += buffer.limit() / width) {
            buffer.clear().limit(Math.min(buffer.capacity(), (elements - done) * width));
            chunk.copy(buffer, done, buffer.limit() / width);
            region.write(at0(from + done), buffer.rewind());
        }
    }

    private ByteBuffer buffer(int elements) {
        return ByteBuffer.allocate((int) Math.min((long) elements * width, CHUNK))
                .order(ByteOrder.nativeOrder());
    }

    private long at(int index) {
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException("index outside the array: index=" + index + ", length=" + count);
        }
        return at0(index);
    }

    private long at0(int index) {
        return RegionLayout.ELEMENTS_AT + (long) index * width;
    }

    private long part(int word, long at) {
        return word >>> shift(at) & mask();
    }

    private int replaced(int word, long at, long bits) {
        int mask = (int) mask() << shift(at);
        return word & ~mask | (int) bits << shift(at) & mask;
    }

    private long mask() {
        return (1L << width * 8) - 1;
    }

    private int shift(long at) {
        int first = (int) at & 3;
        return 8 * (ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? first : 4 - width - first);
    }

    /** Copies some elements between an array and a buffer in native order. */
    @FunctionalInterface
    interface Chunk {

        /**
         * Copies them.
         *
         * @param buffer the elements, from position 0
         * @param done how many were copied before
         * @param elements how many to copy now
         */
        void copy(ByteBuffer buffer, int done, int elements);
    }
}
