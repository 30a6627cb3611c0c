package dev.multiprocessing.core.memory;

import dev.multiprocessing.SharedLock;
import dev.multiprocessing.ShortArray;
import dev.multiprocessing.core.shared.Shareable;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/** An array of {@code short}s in a region. */
final class RegionShortArray implements ShortArray, Shareable {

    static final String KIND = "ShortArray";
    static final int WIDTH = 2;

    private final Memory memory;

    RegionShortArray(Memory memory) {
        this.memory = memory;
    }

    @Override
    public int length() {
        return memory.cells().count();
    }

    @Override
    public short get(int index) {
        return (short) memory.cells().get(index);
    }

    @Override
    public void set(int index, short value) {
        memory.cells().set(index, value);
    }

    @Override
    public short getAndSet(int index, short value) {
        return (short) memory.cells().getAndSet(index, value);
    }

    @Override
    public boolean compareAndSet(int index, short expected, short value) {
        return memory.cells().compareAndSet(index, expected, value);
    }

    @Override
    public short getAndAdd(int index, short delta) {
        return (short) memory.cells().getAndAdd(index, delta);
    }

    @Override
    public short updateAndGet(int index, IntUnaryOperator operator) {
        while (true) {
            short before = get(index);
            short after = (short) operator.applyAsInt(before);
            if (compareAndSet(index, before, after)) {
                return after;
            }
        }
    }

    @Override
    public void read(int from, short[] into) {
        read(from, into, 0, into.length);
    }

    @Override
    public void read(int from, short[] into, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, into.length);
        memory.cells()
                .read(
                        from,
                        count,
                        (chunk, done, elements) -> chunk.asShortBuffer().get(into, offset + done, elements));
    }

    @Override
    public void write(int from, short[] source) {
        write(from, source, 0, source.length);
    }

    @Override
    public void write(int from, short[] source, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, source.length);
        memory.cells()
                .write(
                        from,
                        count,
                        (chunk, done, elements) -> chunk.asShortBuffer().put(source, offset + done, elements));
    }

    @Override
    public short[] toArray() {
        short[] copy = new short[length()];
        read(0, copy);
        return copy;
    }

    @Override
    public void fill(short value) {
        memory.cells().write(0, length(), (chunk, done, elements) -> {
            for (int i = 0; i < elements; i++) {
                chunk.putShort(i * WIDTH, value);
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
