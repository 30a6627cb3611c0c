package dev.multiprocessing.core.memory;

import dev.multiprocessing.DoubleValue;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.core.shared.Shareable;
import java.util.function.DoubleUnaryOperator;

/** A {@code double} in a region: the only element of an array. */
final class RegionDoubleValue implements DoubleValue, Shareable {

    static final String KIND = "DoubleValue";

    private final RegionDoubleArray array;

    RegionDoubleValue(Memory memory) {
        this.array = new RegionDoubleArray(memory);
    }

    @Override
    public double get() {
        return array.get(0);
    }

    @Override
    public void set(double value) {
        array.set(0, value);
    }

    @Override
    public double getAndSet(double value) {
        return array.getAndSet(0, value);
    }

    @Override
    public boolean compareAndSet(double expected, double value) {
        return array.compareAndSet(0, expected, value);
    }

    @Override
    public double getAndAdd(double delta) {
        return array.getAndAdd(0, delta);
    }

    @Override
    public double updateAndGet(DoubleUnaryOperator operator) {
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
