package dev.multiprocessing.core.memory;

import dev.multiprocessing.SharedLock;
import dev.multiprocessing.ShortValue;
import dev.multiprocessing.core.shared.Shareable;
import java.util.function.IntUnaryOperator;

/** A {@code short} in a region. */
final class RegionShortValue implements ShortValue, Shareable {

    static final String KIND = "ShortValue";
    static final int WIDTH = 2;

    private final Memory memory;

    RegionShortValue(Memory memory) {
        this.memory = memory;
    }

    @Override
    public short get() {
        return (short) memory.cells().get(0);
    }

    @Override
    public void set(short value) {
        memory.cells().set(0, value);
    }

    @Override
    public short getAndSet(short value) {
        return (short) memory.cells().getAndSet(0, value);
    }

    @Override
    public boolean compareAndSet(short expected, short value) {
        return memory.cells().compareAndSet(0, expected, value);
    }

    @Override
    public short getAndAdd(short delta) {
        return (short) memory.cells().getAndAdd(0, delta);
    }

    @Override
    public short updateAndGet(IntUnaryOperator operator) {
        while (true) {
            short before = get();
            short after = (short) operator.applyAsInt(before);
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
