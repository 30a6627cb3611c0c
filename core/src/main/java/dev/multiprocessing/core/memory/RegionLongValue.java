package dev.multiprocessing.core.memory;

import dev.multiprocessing.LongValue;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.core.shared.Shareable;
import java.util.function.LongUnaryOperator;

/** A {@code long} in a region. */
final class RegionLongValue implements LongValue, Shareable {

    static final String KIND = "LongValue";
    static final int WIDTH = 8;

    private final Memory memory;

    RegionLongValue(Memory memory) {
        this.memory = memory;
    }

    @Override
    public long get() {
        return memory.cells().get(0);
    }

    @Override
    public void set(long value) {
        memory.cells().set(0, value);
    }

    @Override
    public long getAndSet(long value) {
        return memory.cells().getAndSet(0, value);
    }

    @Override
    public boolean compareAndSet(long expected, long value) {
        return memory.cells().compareAndSet(0, expected, value);
    }

    @Override
    public long getAndAdd(long delta) {
        return memory.cells().getAndAdd(0, delta);
    }

    @Override
    public long updateAndGet(LongUnaryOperator operator) {
        while (true) {
            long before = get();
            long after = operator.applyAsLong(before);
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
