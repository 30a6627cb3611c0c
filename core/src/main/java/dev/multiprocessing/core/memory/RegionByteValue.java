package dev.multiprocessing.core.memory;

import dev.multiprocessing.ByteValue;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.core.shared.Shareable;
import java.util.function.IntUnaryOperator;

/** A {@code byte} in a region. */
final class RegionByteValue implements ByteValue, Shareable {

    static final String KIND = "ByteValue";
    static final int WIDTH = 1;

    private final Memory memory;

    RegionByteValue(Memory memory) {
        this.memory = memory;
    }

    @Override
    public byte get() {
        return (byte) memory.cells().get(0);
    }

    @Override
    public void set(byte value) {
        memory.cells().set(0, value);
    }

    @Override
    public byte getAndSet(byte value) {
        return (byte) memory.cells().getAndSet(0, value);
    }

    @Override
    public boolean compareAndSet(byte expected, byte value) {
        return memory.cells().compareAndSet(0, expected, value);
    }

    @Override
    public byte getAndAdd(byte delta) {
        return (byte) memory.cells().getAndAdd(0, delta);
    }

    @Override
    public byte updateAndGet(IntUnaryOperator operator) {
        while (true) {
            byte before = get();
            byte after = (byte) operator.applyAsInt(before);
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
