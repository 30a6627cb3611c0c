package dev.multiprocessing.core.memory;

import dev.multiprocessing.IntValue;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.core.shared.Shareable;
import java.util.function.IntUnaryOperator;

/** An {@code int} in a region: the only element of an array. */
final class RegionIntValue implements IntValue, Shareable {

    static final String KIND = "IntValue";

    private final RegionIntArray array;

    RegionIntValue(Memory memory) {
        this.array = new RegionIntArray(memory);
    }

    @Override
    public int get() {
        return array.get(0);
    }

    @Override
    public void set(int value) {
        array.set(0, value);
    }

    @Override
    public int getAndSet(int value) {
        return array.getAndSet(0, value);
    }

    @Override
    public boolean compareAndSet(int expected, int value) {
        return array.compareAndSet(0, expected, value);
    }

    @Override
    public int getAndAdd(int delta) {
        return array.getAndAdd(0, delta);
    }

    @Override
    public int updateAndGet(IntUnaryOperator operator) {
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
