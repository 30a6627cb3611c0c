package dev.multiprocessing.core.memory;

import dev.multiprocessing.ShortArray;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/** An array of shorts in a region. */
final class RegionShortArray extends InRegion implements ShortArray {

    private final NarrowCells cells;

    RegionShortArray(Elements elements) {
        super(elements);
        this.cells = new NarrowCells(elements.region(), Short.BYTES);
    }

    @Override
    public short get(int index) {
        return (short) cells.get(elements.offset(index));
    }

    @Override
    public void set(int index, short value) {
        cells.set(elements.offset(index), value);
    }

    @Override
    public short getAndSet(int index, short value) {
        return (short) cells.getAndSet(elements.offset(index), value);
    }

    @Override
    public boolean compareAndSet(int index, short expected, short value) {
        return cells.compareAndSet(elements.offset(index), expected, value);
    }

    @Override
    public short getAndAdd(int index, short delta) {
        return (short) cells.getAndAdd(elements.offset(index), delta);
    }

    @Override
    public short updateAndGet(int index, IntUnaryOperator operator) {
        long offset = elements.offset(index);
        short before;
        short after;
        do {
            before = (short) cells.get(offset);
            after = (short) operator.applyAsInt(before);
        } while (!cells.compareAndSet(offset, before, after));
        return after;
    }

    @Override
    public void read(int from, short[] into) {
        read(from, into, 0, into.length);
    }

    @Override
    public void read(int from, short[] into, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, into.length);
        elements.read(from, count, (buffer, done, now) -> buffer.asShortBuffer().get(into, offset + done, now));
    }

    @Override
    public void write(int from, short[] source) {
        write(from, source, 0, source.length);
    }

    @Override
    public void write(int from, short[] source, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, source.length);
        elements.write(
                from, count, (buffer, done, now) -> buffer.asShortBuffer().put(source, offset + done, now));
    }

    @Override
    public short[] toArray() {
        short[] copy = new short[elements.length()];
        read(0, copy);
        return copy;
    }

    @Override
    public void fill(short value) {
        elements.fill((value & 0xFFFFL) * 0x0001_0001_0001_0001L);
    }
}
