package dev.multiprocessing.core.memory;

import dev.multiprocessing.CharValue;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.core.shared.Shareable;

/** A {@code char} in a region: the only element of an array. */
final class RegionCharValue implements CharValue, Shareable {

    static final String KIND = "CharValue";

    private final RegionCharArray array;

    RegionCharValue(Memory memory) {
        this.array = new RegionCharArray(memory);
    }

    @Override
    public char get() {
        return array.get(0);
    }

    @Override
    public void set(char value) {
        array.set(0, value);
    }

    @Override
    public char getAndSet(char value) {
        return array.getAndSet(0, value);
    }

    @Override
    public boolean compareAndSet(char expected, char value) {
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
