package dev.multiprocessing.core.memory;

import dev.multiprocessing.BooleanValue;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.core.shared.Shareable;

/** A {@code boolean} in a region. */
final class RegionBooleanValue implements BooleanValue, Shareable {

    static final String KIND = "BooleanValue";
    static final int WIDTH = 1;

    private final Memory memory;

    RegionBooleanValue(Memory memory) {
        this.memory = memory;
    }

    @Override
    public boolean get() {
        return memory.cells().get(0) != 0;
    }

    @Override
    public void set(boolean value) {
        memory.cells().set(0, value ? 1 : 0);
    }

    @Override
    public boolean getAndSet(boolean value) {
        return memory.cells().getAndSet(0, value ? 1 : 0) != 0;
    }

    @Override
    public boolean compareAndSet(boolean expected, boolean value) {
        return memory.cells().compareAndSet(0, expected ? 1 : 0, value ? 1 : 0);
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
