package dev.multiprocessing.core.memory;

import dev.multiprocessing.DoubleArray;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * An array of doubles in a region, as their raw bits.
 *
 * <p>A NaN keeps its payload, as in a Java array; where values are compared, all NaNs are one, as in {@link
 * Double#compare}.
 */
final class RegionDoubleArray extends InRegion implements DoubleArray {

    private final CheckedRegion region;

    RegionDoubleArray(Elements elements) {
        super(elements);
        this.region = elements.region();
    }

    @Override
    public double get(int index) {
        return Double.longBitsToDouble(region.getLong(elements.offset(index)));
    }

    @Override
    public void set(int index, double value) {
        region.setLong(elements.offset(index), Double.doubleToRawLongBits(value));
    }

    @Override
    public double getAndSet(int index, double value) {
        long offset = elements.offset(index);
        long before;
        do {
            before = region.getLong(offset);
        } while (!region.compareAndSetLong(offset, before, Double.doubleToRawLongBits(value)));
        return Double.longBitsToDouble(before);
    }

    @Override
    public boolean compareAndSet(int index, double expected, double value) {
        long offset = elements.offset(index);
        long before = region.getLong(offset);
        while (Double.compare(Double.longBitsToDouble(before), expected) == 0) {
            if (region.compareAndSetLong(offset, before, Double.doubleToRawLongBits(value))) {
                return true;
            }
            before = region.getLong(offset);
        }
        return false;
    }

    @Override
    public double getAndAdd(int index, double delta) {
        long offset = elements.offset(index);
        long bits;
        double before;
        do {
            bits = region.getLong(offset);
            before = Double.longBitsToDouble(bits);
        } while (!region.compareAndSetLong(offset, bits, Double.doubleToRawLongBits(before + delta)));
        return before;
    }

    @Override
    public double updateAndGet(int index, DoubleUnaryOperator operator) {
        long offset = elements.offset(index);
        long bits;
        double after;
        do {
            bits = region.getLong(offset);
            after = operator.applyAsDouble(Double.longBitsToDouble(bits));
        } while (!region.compareAndSetLong(offset, bits, Double.doubleToRawLongBits(after)));
        return after;
    }

    @Override
    public void read(int from, double[] into) {
        read(from, into, 0, into.length);
    }

    @Override
    public void read(int from, double[] into, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, into.length);
        elements.read(
                from, count, (buffer, done, now) -> buffer.asDoubleBuffer().get(into, offset + done, now));
    }

    @Override
    public void write(int from, double[] source) {
        write(from, source, 0, source.length);
    }

    @Override
    public void write(int from, double[] source, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, source.length);
        elements.write(
                from, count, (buffer, done, now) -> buffer.asDoubleBuffer().put(source, offset + done, now));
    }

    @Override
    public double[] toArray() {
        double[] copy = new double[elements.length()];
        read(0, copy);
        return copy;
    }

    @Override
    public void fill(double value) {
        elements.fill(Double.doubleToRawLongBits(value));
    }
}
