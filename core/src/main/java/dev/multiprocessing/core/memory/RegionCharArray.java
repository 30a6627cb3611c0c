package dev.multiprocessing.core.memory;

import dev.multiprocessing.CharArray;
import java.util.Objects;

/** An array of chars in a region. */
final class RegionCharArray extends InRegion implements CharArray {

    private final NarrowCells cells;

    RegionCharArray(Elements elements) {
        super(elements);
        this.cells = new NarrowCells(elements.region(), Character.BYTES);
    }

    @Override
    public char get(int index) {
        return (char) cells.get(elements.offset(index));
    }

    @Override
    public void set(int index, char value) {
        cells.set(elements.offset(index), value);
    }

    @Override
    public char getAndSet(int index, char value) {
        return (char) cells.getAndSet(elements.offset(index), value);
    }

    @Override
    public boolean compareAndSet(int index, char expected, char value) {
        return cells.compareAndSet(elements.offset(index), expected, value);
    }

    @Override
    public void read(int from, char[] into) {
        read(from, into, 0, into.length);
    }

    @Override
    public void read(int from, char[] into, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, into.length);
        elements.read(from, count, (buffer, done, now) -> buffer.asCharBuffer().get(into, offset + done, now));
    }

    @Override
    public void write(int from, char[] source) {
        write(from, source, 0, source.length);
    }

    @Override
    public void write(int from, char[] source, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, source.length);
        elements.write(from, count, (buffer, done, now) -> buffer.asCharBuffer().put(source, offset + done, now));
    }

    @Override
    public char[] toArray() {
        char[] copy = new char[elements.length()];
        read(0, copy);
        return copy;
    }

    @Override
    public void fill(char value) {
        elements.fill(value * 0x0001_0001_0001_0001L);
    }
}
