package dev.multiprocessing.core.memory;

import dev.multiprocessing.LongValue;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.core.shared.Shareable;
import java.util.function.LongUnaryOperator;

/** A {@code long} in a region: the only element of an array. */
final class RegionLongValue implements LongValue, Shareable {

    static final String KIND = "LongValue";

    private final RegionLongArray array;

    RegionLongValue(Memory memory) {
        this.array = new RegionLongArray(memory);
    }

    @Override
    public long get() {
        return array.get(0);
    }

    @Override
    public void set(long value) {
        array.set(0, value);
    }

    @Override
    public long getAndSet(long value) {
        return array.getAndSet(0, value);
    }

    @Override
    public boolean compareAndSet(long expected, long value) {
        return array.compareAndSet(0, expected, value);
    }

    @Override
    public long getAndAdd(long delta) {
        return array.getAndAdd(0, delta);
    }

    @Override
    public long updateAndGet(LongUnaryOperator operator) {
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
