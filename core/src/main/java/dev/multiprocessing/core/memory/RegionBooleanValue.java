package dev.multiprocessing.core.memory;

import dev.multiprocessing.BooleanValue;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.core.shared.Shareable;

/** A {@code boolean} in a region: the only element of an array. */
final class RegionBooleanValue implements BooleanValue, Shareable {

    static final String KIND = "BooleanValue";

    private final RegionBooleanArray array;

    RegionBooleanValue(Memory memory) {
        this.array = new RegionBooleanArray(memory);
    }

    @Override
    public boolean get() {
        return array.get(0);
    }

    @Override
    public void set(boolean value) {
        array.set(0, value);
    }

    @Override
    public boolean getAndSet(boolean value) {
        return array.getAndSet(0, value);
    }

    @Override
    public boolean compareAndSet(boolean expected, boolean value) {
        return array.compareAndSet(0, expected, value);
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
