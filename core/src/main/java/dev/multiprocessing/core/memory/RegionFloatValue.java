package dev.multiprocessing.core.memory;

import dev.multiprocessing.FloatValue;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.core.shared.Shareable;
import java.util.function.DoubleUnaryOperator;

/** A {@code float} in a region. */
final class RegionFloatValue implements FloatValue, Shareable {

    static final String KIND = "FloatValue";
    static final int WIDTH = 4;

    private final Memory memory;

    RegionFloatValue(Memory memory) {
        this.memory = memory;
    }

    @Override
    public float get() {
        return Float.intBitsToFloat((int) memory.cells().get(0));
    }

    @Override
    public void set(float value) {
        memory.cells().set(0, Float.floatToRawIntBits(value));
    }

    @Override
    public float getAndSet(float value) {
        return Float.intBitsToFloat((int) memory.cells().getAndSet(0, Float.floatToRawIntBits(value)));
    }

    @Override
    public boolean compareAndSet(float expected, float value) {
        return memory.cells().compareAndSet(0, Float.floatToRawIntBits(expected), Float.floatToRawIntBits(value));
    }

    @Override
    public float getAndAdd(float delta) {
        while (true) {
            float before = get();
            if (compareAndSet(before, before + delta)) {
                return before;
            }
        }
    }

    @Override
    public float updateAndGet(DoubleUnaryOperator operator) {
        while (true) {
            float before = get();
            float after = (float) operator.applyAsDouble(before);
            if (compareAndSet(before, after)) {
                return after;
            }
        }
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
