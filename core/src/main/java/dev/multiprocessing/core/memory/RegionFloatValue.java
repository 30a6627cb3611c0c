package dev.multiprocessing.core.memory;

import dev.multiprocessing.FloatValue;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.core.shared.Shareable;
import java.util.function.DoubleUnaryOperator;

/** A {@code float} in a region: the only element of an array. */
final class RegionFloatValue implements FloatValue, Shareable {

    static final String KIND = "FloatValue";

    private final RegionFloatArray array;

    RegionFloatValue(Memory memory) {
        this.array = new RegionFloatArray(memory);
    }

    @Override
    public float get() {
        return array.get(0);
    }

    @Override
    public void set(float value) {
        array.set(0, value);
    }

    @Override
    public float getAndSet(float value) {
        return array.getAndSet(0, value);
    }

    @Override
    public boolean compareAndSet(float expected, float value) {
        return array.compareAndSet(0, expected, value);
    }

    @Override
    public float getAndAdd(float delta) {
        return array.getAndAdd(0, delta);
    }

    @Override
    public float updateAndGet(DoubleUnaryOperator operator) {
        return array.updateAndGet(0, operator);
    }

    @Override
    public SharedLock lock() {
        return array.lock();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String ticket() {
        return array.ticket();
    }

    @Override
    public void close() {
        array.close();
    }
}
