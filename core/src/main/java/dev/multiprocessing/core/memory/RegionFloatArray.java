package dev.multiprocessing.core.memory;

import dev.multiprocessing.FloatArray;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * An array of floats in a region, as their raw bits.
 *
 * <p>A NaN keeps its payload, as in a Java array; where values are compared, all NaNs are one, as in {@link
 * Float#compare}.
 */
final class RegionFloatArray extends InRegion implements FloatArray {

    private final CheckedRegion region;

    RegionFloatArray(Elements elements) {
        super(elements);
        this.region = elements.region();
    }

    @Override
    public float get(int index) {
        return Float.intBitsToFloat(region.getInt(elements.offset(index)));
    }

    @Override
    public void set(int index, float value) {
        region.setInt(elements.offset(index), Float.floatToRawIntBits(value));
    }

    @Override
    public float getAndSet(int index, float value) {
        long offset = elements.offset(index);
        int before;
        do {
            before = region.getInt(offset);
        } while (!region.compareAndSetInt(offset, before, Float.floatToRawIntBits(value)));
        return Float.intBitsToFloat(before);
    }

    @Override
    public boolean compareAndSet(int index, float expected, float value) {
        long offset = elements.offset(index);
        int before = region.getInt(offset);
        while (Float.compare(Float.intBitsToFloat(before), expected) == 0) {
            if (region.compareAndSetInt(offset, before, Float.floatToRawIntBits(value))) {
                return true;
            }
            before = region.getInt(offset);
        }
        return false;
    }

    @Override
    public float getAndAdd(int index, float delta) {
        long offset = elements.offset(index);
        int bits;
        float before;
        do {
            bits = region.getInt(offset);
            before = Float.intBitsToFloat(bits);
        } while (!region.compareAndSetInt(offset, bits, Float.floatToRawIntBits(before + delta)));
        return before;
    }

    @Override
    public float updateAndGet(int index, DoubleUnaryOperator operator) {
        long offset = elements.offset(index);
        int bits;
        float after;
        do {
            bits = region.getInt(offset);
            after = (float) operator.applyAsDouble(Float.intBitsToFloat(bits));
        } while (!region.compareAndSetInt(offset, bits, Float.floatToRawIntBits(after)));
        return after;
    }

    @Override
    public void read(int from, float[] into) {
        read(from, into, 0, into.length);
    }

    @Override
    public void read(int from, float[] into, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, into.length);
        elements.read(from, count, (buffer, done, now) -> buffer.asFloatBuffer().get(into, offset + done, now));
    }

    @Override
    public void write(int from, float[] source) {
        write(from, source, 0, source.length);
    }

    @Override
    public void write(int from, float[] source, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, source.length);
        elements.write(
                from, count, (buffer, done, now) -> buffer.asFloatBuffer().put(source, offset + done, now));
    }

    @Override
    public float[] toArray() {
        float[] copy = new float[elements.length()];
        read(0, copy);
        return copy;
    }

    @Override
    public void fill(float value) {
        elements.fill((Float.floatToRawIntBits(value) & 0xFFFF_FFFFL) * 0x0000_0001_0000_0001L);
    }
}
