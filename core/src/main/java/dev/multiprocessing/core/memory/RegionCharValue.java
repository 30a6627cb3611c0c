package dev.multiprocessing.core.memory;

import dev.multiprocessing.CharValue;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.core.shared.Shareable;

/** A {@code char} in a region. */
final class RegionCharValue implements CharValue, Shareable {

    static final String KIND = "CharValue";
    static final int WIDTH = 2;

    private final Memory memory;

    RegionCharValue(Memory memory) {
        this.memory = memory;
    }

    @Override
    public char get() {
        return (char) memory.cells().get(0);
    }

    @Override
    public void set(char value) {
        memory.cells().set(0, value);
    }

    @Override
    public char getAndSet(char value) {
        return (char) memory.cells().getAndSet(0, value);
    }

    @Override
    public boolean compareAndSet(char expected, char value) {
        return memory.cells().compareAndSet(0, expected, value);
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
