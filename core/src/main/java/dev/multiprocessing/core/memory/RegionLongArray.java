package dev.multiprocessing.core.memory;

import dev.multiprocessing.LongArray;
import java.util.Objects;
import java.util.function.LongUnaryOperator;

/** An array of longs in a region. */
final class RegionLongArray extends InRegion implements LongArray {

    private final CheckedRegion region;

    RegionLongArray(Elements elements) {
        super(elements);
        this.region = elements.region();
    }

    @Override
    public long get(int index) {
        return region.getLong(elements.offset(index));
    }

    @Override
    public void set(int index, long value) {
        region.setLong(elements.offset(index), value);
    }

    @Override
    public long getAndSet(int index, long value) {
        long offset = elements.offset(index);
        long before;
        do {
            before = region.getLong(offset);
        } while (!region.compareAndSetLong(offset, before, value));
        return before;
    }

    @Override
    public boolean compareAndSet(int index, long expected, long value) {
        return region.compareAndSetLong(elements.offset(index), expected, value);
    }

    @Override
    public long getAndAdd(int index, long delta) {
        return region.getAndAddLong(elements.offset(index), delta);
    }

    @Override
    public long updateAndGet(int index, LongUnaryOperator operator) {
        long offset = elements.offset(index);
        long before;
        long after;
        do {
            before = region.getLong(offset);
            after = operator.applyAsLong(before);
        } while (!region.compareAndSetLong(offset, before, after));
        return after;
    }

    @Override
    public void read(int from, long[] into) {
        read(from, into, 0, into.length);
    }

    @Override
    public void read(int from, long[] into, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, into.length);
        elements.read(from, count, (buffer, done, now) -> buffer.asLongBuffer().get(into, offset + done, now));
    }

    @Override
    public void write(int from, long[] source) {
        write(from, source, 0, source.length);
    }

    @Override
    public void write(int from, long[] source, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, source.length);
        elements.write(from, count, (buffer, done, now) -> buffer.asLongBuffer().put(source, offset + done, now));
    }

    @Override
    public long[] toArray() {
        long[] copy = new long[elements.length()];
        read(0, copy);
        return copy;
    }

    @Override
    public void fill(long value) {
        elements.fill(value);
    }
}
