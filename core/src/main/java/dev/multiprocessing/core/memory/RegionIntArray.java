package dev.multiprocessing.core.memory;

import dev.multiprocessing.IntArray;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/** An array of ints in a region. */
final class RegionIntArray extends InRegion implements IntArray {

    private final CheckedRegion region;

    RegionIntArray(Elements elements) {
        super(elements);
        this.region = elements.region();
    }

    @Override
    public int get(int index) {
        return region.getInt(elements.offset(index));
    }

    @Override
    public void set(int index, int value) {
        region.setInt(elements.offset(index), value);
    }

    @Override
    public int getAndSet(int index, int value) {
        long offset = elements.offset(index);
        int before;
        do {
            before = region.getInt(offset);
        } while (!region.compareAndSetInt(offset, before, value));
        return before;
    }

    @Override
    public boolean compareAndSet(int index, int expected, int value) {
        return region.compareAndSetInt(elements.offset(index), expected, value);
    }

    @Override
    public int getAndAdd(int index, int delta) {
        return region.getAndAddInt(elements.offset(index), delta);
    }

    @Override
    public int updateAndGet(int index, IntUnaryOperator operator) {
        long offset = elements.offset(index);
        int before;
        int after;
        do {
            before = region.getInt(offset);
            after = operator.applyAsInt(before);
        } while (!region.compareAndSetInt(offset, before, after));
        return after;
    }

    @Override
    public void read(int from, int[] into) {
        read(from, into, 0, into.length);
    }

    @Override
    public void read(int from, int[] into, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, into.length);
        elements.read(from, count, (buffer, done, now) -> buffer.asIntBuffer().get(into, offset + done, now));
    }

    @Override
    public void write(int from, int[] source) {
        write(from, source, 0, source.length);
    }

    @Override
    public void write(int from, int[] source, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, source.length);
        elements.write(from, count, (buffer, done, now) -> buffer.asIntBuffer().put(source, offset + done, now));
    }

    @Override
    public int[] toArray() {
        int[] copy = new int[elements.length()];
        read(0, copy);
        return copy;
    }

    @Override
    public void fill(int value) {
        elements.fill((value & 0xFFFF_FFFFL) * 0x0000_0001_0000_0001L);
    }
}
