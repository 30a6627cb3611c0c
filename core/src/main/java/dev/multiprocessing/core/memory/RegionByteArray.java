package dev.multiprocessing.core.memory;

import dev.multiprocessing.ByteArray;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/** An array of bytes in a region. */
final class RegionByteArray extends InRegion implements ByteArray {

    private final NarrowCells cells;

    RegionByteArray(Elements elements) {
        super(elements);
        this.cells = new NarrowCells(elements.region(), Byte.BYTES);
    }

    @Override
    public byte get(int index) {
        return (byte) cells.get(elements.offset(index));
    }

    @Override
    public void set(int index, byte value) {
        cells.set(elements.offset(index), value);
    }

    @Override
    public byte getAndSet(int index, byte value) {
        return (byte) cells.getAndSet(elements.offset(index), value);
    }

    @Override
    public boolean compareAndSet(int index, byte expected, byte value) {
        return cells.compareAndSet(elements.offset(index), expected, value);
    }

    @Override
    public byte getAndAdd(int index, byte delta) {
        return (byte) cells.getAndAdd(elements.offset(index), delta);
    }

    @Override
    public byte updateAndGet(int index, IntUnaryOperator operator) {
        long offset = elements.offset(index);
        byte before;
        byte after;
        do {
            before = (byte) cells.get(offset);
            after = (byte) operator.applyAsInt(before);
        } while (!cells.compareAndSet(offset, before, after));
        return after;
    }

    @Override
    public void read(int from, byte[] into) {
        read(from, into, 0, into.length);
    }

    @Override
    public void read(int from, byte[] into, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, into.length);
        elements.readBytes(from, ByteBuffer.wrap(into, offset, count));
    }

    @Override
    public void write(int from, byte[] source) {
        write(from, source, 0, source.length);
    }

    @Override
    public void write(int from, byte[] source, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, source.length);
        elements.writeBytes(from, ByteBuffer.wrap(source, offset, count));
    }

    @Override
    public byte[] toArray() {
        byte[] copy = new byte[elements.length()];
        read(0, copy);
        return copy;
    }

    @Override
    public void fill(byte value) {
        elements.fill((value & 0xFFL) * 0x0101_0101_0101_0101L);
    }
}
