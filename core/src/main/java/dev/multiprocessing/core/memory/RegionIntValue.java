package dev.multiprocessing.core.memory;

import dev.multiprocessing.IntValue;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.core.shared.Shareable;
import java.util.function.IntUnaryOperator;

/** An {@code int} in a region. */
final class RegionIntValue implements IntValue, Shareable {

    static final String KIND = "IntValue";
    static final int WIDTH = 4;

    private final Memory memory;

    RegionIntValue(Memory memory) {
        this.memory = memory;
    }

    @Override
    public int get() {
        return (int) memory.cells().get(0);
    }

    @Override
    public void set(int value) {
        memory.cells().set(0, value);
    }

    @Override
    public int getAndSet(int value) {
        return (int) memory.cells().getAndSet(0, value);
    }

    @Override
    public boolean compareAndSet(int expected, int value) {
        return memory.cells().compareAndSet(0, expected, value);
    }

    @Override
    public int getAndAdd(int delta) {
        return (int) memory.cells().getAndAdd(0, delta);
    }

    @Override
    public int updateAndGet(IntUnaryOperator operator) {
        while (true) {
            int before = get();
            int after = operator.applyAsInt(before);
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
