package dev.multiprocessing.core.memory;

import dev.multiprocessing.ByteValue;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.core.shared.Shareable;
import java.util.function.IntUnaryOperator;

/** A {@code byte} in a region: the only element of an array. */
final class RegionByteValue implements ByteValue, Shareable {

    static final String KIND = "ByteValue";

    private final RegionByteArray array;

    RegionByteValue(Memory memory) {
        this.array = new RegionByteArray(memory);
    }

    @Override
    public byte get() {
        return array.get(0);
    }

    @Override
    public void set(byte value) {
        array.set(0, value);
    }

    @Override
    public byte getAndSet(byte value) {
        return array.getAndSet(0, value);
    }

    @Override
    public boolean compareAndSet(byte expected, byte value) {
        return array.compareAndSet(0, expected, value);
    }

    @Override
    public byte getAndAdd(byte delta) {
        return array.getAndAdd(0, delta);
    }

    @Override
    public byte updateAndGet(IntUnaryOperator operator) {
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
