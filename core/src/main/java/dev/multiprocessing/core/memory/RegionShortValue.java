package dev.multiprocessing.core.memory;

import dev.multiprocessing.SharedLock;
import dev.multiprocessing.ShortValue;
import dev.multiprocessing.core.shared.Shareable;
import java.util.function.IntUnaryOperator;

/** A {@code short} in a region: the only element of an array. */
final class RegionShortValue implements ShortValue, Shareable {

    static final String KIND = "ShortValue";

    private final RegionShortArray array;

    RegionShortValue(Memory memory) {
        this.array = new RegionShortArray(memory);
    }

    @Override
    public short get() {
        return array.get(0);
    }

    @Override
    public void set(short value) {
        array.set(0, value);
    }

    @Override
    public short getAndSet(short value) {
        return array.getAndSet(0, value);
    }

    @Override
    public boolean compareAndSet(short expected, short value) {
        return array.compareAndSet(0, expected, value);
    }

    @Override
    public short getAndAdd(short delta) {
        return array.getAndAdd(0, delta);
    }

    @Override
    public short updateAndGet(IntUnaryOperator operator) {
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
