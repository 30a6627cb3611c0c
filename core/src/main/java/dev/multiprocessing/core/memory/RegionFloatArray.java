package dev.multiprocessing.core.memory;

import dev.multiprocessing.FloatArray;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.core.shared.Shareable;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/** An array of {@code float}s in a region. */
final class RegionFloatArray implements FloatArray, Shareable {

    static final String KIND = "FloatArray";
    static final int WIDTH = 4;

    private final Memory memory;

    RegionFloatArray(Memory memory) {
        this.memory = memory;
    }

    @Override
    public int length() {
        return memory.cells().count();
    }

    @Override
    public float get(int index) {
        return Float.intBitsToFloat((int) memory.cells().get(index));
    }

    @Override
    public void set(int index, float value) {
        memory.cells().set(index, Float.floatToRawIntBits(value));
    }

    @Override
    public float getAndSet(int index, float value) {
        return Float.intBitsToFloat((int) memory.cells().getAndSet(index, Float.floatToRawIntBits(value)));
    }

    @Override
    public boolean compareAndSet(int index, float expected, float value) {
        return memory.cells().compareAndSet(index, Float.floatToRawIntBits(expected), Float.floatToRawIntBits(value));
    }

    @Override
    public float getAndAdd(int index, float delta) {
        while (true) {
            float before = get(index);
            if (compareAndSet(index, before, before + delta)) {
                return before;
            }
        }
    }

    @Override
    public float updateAndGet(int index, DoubleUnaryOperator operator) {
        while (true) {
            float before = get(index);
            float after = (float) operator.applyAsDouble(before);
            if (compareAndSet(index, before, after)) {
                return after;
            }
        }
    }

    @Override
    public void read(int from, float[] into) {
        read(from, into, 0, into.length);
    }

    @Override
    public void read(int from, float[] into, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, into.length);
        memory.cells()
                .read(
                        from,
                        count,
                        (chunk, done, elements) -> chunk.asFloatBuffer().get(into, offset + done, elements));
    }

    @Override
    public void write(int from, float[] source) {
        write(from, source, 0, source.length);
    }

    @Override
    public void write(int from, float[] source, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, source.length);
        memory.cells()
                .write(
                        from,
                        count,
                        (chunk, done, elements) -> chunk.asFloatBuffer().put(source, offset + done, elements));
    }

    @Override
    public float[] toArray() {
        float[] copy = new float[length()];
        read(0, copy);
        return copy;
    }

    @Override
    public void fill(float value) {
        memory.cells().write(0, length(), (chunk, done, elements) -> {
            for (int i = 0; i < elements; i++) {
                chunk.putFloat(i * WIDTH, value);
            }
        });
    }

    @Override
    public SharedLock lock() {
        return memory.lock();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String ticket() {
        return memory.ticket();
    }

    @Override
    public void close() {
        memory.close();
    }
}
