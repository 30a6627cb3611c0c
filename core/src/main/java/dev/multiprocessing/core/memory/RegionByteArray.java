package dev.multiprocessing.core.memory;

import dev.multiprocessing.ByteArray;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.core.shared.Shareable;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/** An array of {@code byte}s in a region. */
final class RegionByteArray implements ByteArray, Shareable {

    static final String KIND = "ByteArray";
    static final int WIDTH = 1;

    private final Memory memory;

    RegionByteArray(Memory memory) {
        this.memory = memory;
    }

    @Override
    public int length() {
        return memory.cells().count();
    }

    @Override
    public byte get(int index) {
        return (byte) memory.cells().get(index);
    }

    @Override
    public void set(int index, byte value) {
        memory.cells().set(index, value);
    }

    @Override
    public byte getAndSet(int index, byte value) {
        return (byte) memory.cells().getAndSet(index, value);
    }

    @Override
    public boolean compareAndSet(int index, byte expected, byte value) {
        return memory.cells().compareAndSet(index, expected, value);
    }

    @Override
    public byte getAndAdd(int index, byte delta) {
        return (byte) memory.cells().getAndAdd(index, delta);
    }

    @Override
    public byte updateAndGet(int index, IntUnaryOperator operator) {
        while (true) {
            byte before = get(index);
            byte after = (byte) operator.applyAsInt(before);
            if (compareAndSet(index, before, after)) {
                return after;
            }
        }
    }

    @Override
    public void read(int from, byte[] into) {
        read(from, into, 0, into.length);
    }

    @Override
    public void read(int from, byte[] into, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, into.length);
        memory.cells().read(from, count, (chunk, done, elements) -> chunk.get(into, offset + done, elements));
    }

    @Override
    public void write(int from, byte[] source) {
        write(from, source, 0, source.length);
    }

    @Override
    public void write(int from, byte[] source, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, source.length);
        memory.cells().write(from, count, (chunk, done, elements) -> chunk.put(source, offset + done, elements));
    }

    @Override
    public byte[] toArray() {
        byte[] copy = new byte[length()];
        read(0, copy);
        return copy;
    }

    @Override
    public void fill(byte value) {
        memory.cells().write(0, length(), (chunk, done, elements) -> {
            for (int i = 0; i < elements; i++) {
                chunk.put(i, value);
            }
        });
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
