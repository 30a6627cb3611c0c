package dev.multiprocessing.core.memory;

import dev.multiprocessing.BooleanArray;
import java.nio.ByteBuffer;
import java.util.Objects;

/** An array of booleans in a region: a byte each, 0 or 1. */
final class RegionBooleanArray extends InRegion implements BooleanArray {

    private final NarrowCells cells;

    RegionBooleanArray(Elements elements) {
        super(elements);
        this.cells = new NarrowCells(elements.region(), Byte.BYTES);
    }

    @Override
    public boolean get(int index) {
        return cells.get(elements.offset(index)) != 0;
    }

    @Override
    public void set(int index, boolean value) {
        cells.set(elements.offset(index), bits(value));
    }

    @Override
    public boolean getAndSet(int index, boolean value) {
        return cells.getAndSet(elements.offset(index), bits(value)) != 0;
    }

    @Override
    public boolean compareAndSet(int index, boolean expected, boolean value) {
        return cells.compareAndSet(elements.offset(index), bits(expected), bits(value));
    }

    @Override
    public void read(int from, boolean[] into) {
        read(from, into, 0, into.length);
    }

    @Override
    public void read(int from, boolean[] into, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, into.length);
        elements.read(from, count, (buffer, done, now) -> unpack(buffer, into, offset + done, now));
    }

    @Override
    public void write(int from, boolean[] source) {
        write(from, source, 0, source.length);
    }

    @Override
    public void write(int from, boolean[] source, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, source.length);
        elements.write(from, count, (buffer, done, now) -> pack(source, offset + done, now, buffer));
    }

    @Override
    public boolean[] toArray() {
        boolean[] copy = new boolean[elements.length()];
        read(0, copy);
        return copy;
    }

    @Override
    public void fill(boolean value) {
        elements.fill(bits(value) * 0x0101_0101_0101_0101L);
    }

    private static int bits(boolean value) {
        return value ? 1 : 0;
    }

    private static void unpack(ByteBuffer buffer, boolean[] into, int offset, int count) {
        for (int i = 0; i < count; i++) {
            into[offset + i] = buffer.get(i) != 0;
        }
    }

    private static void pack(boolean[] source, int offset, int count, ByteBuffer buffer) {
        for (int i = 0; i < count; i++) {
            buffer.put(i, (byte) bits(source[offset + i]));
        }
    }
}
