package dev.multiprocessing.core.memory;

import dev.multiprocessing.IntArray;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.core.shared.Shareable;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/** An array of {@code int}s in a region. */
final class RegionIntArray implements IntArray, Shareable {

    static final String KIND = "IntArray";
    static final int WIDTH = 4;

    private final Memory memory;

    RegionIntArray(Memory memory) {
        this.memory = memory;
    }

    @Override
    public int length() {
        return memory.cells().count();
    }

    @Override
    public int get(int index) {
        return (int) memory.cells().get(index);
    }

    @Override
    public void set(int index, int value) {
        memory.cells().set(index, value);
    }

    @Override
    public int getAndSet(int index, int value) {
        return (int) memory.cells().getAndSet(index, value);
    }

    @Override
    public boolean compareAndSet(int index, int expected, int value) {
        return memory.cells().compareAndSet(index, expected, value);
    }

    @Override
    public int getAndAdd(int index, int delta) {
        return (int) memory.cells().getAndAdd(index, delta);
    }

    @Override
    public int updateAndGet(int index, IntUnaryOperator operator) {
        while (true) {
            int before = get(index);
            int after = operator.applyAsInt(before);
            if (compareAndSet(index, before, after)) {
                return after;
            }
        }
    }

    @Override
    public void read(int from, int[] into) {
        read(from, into, 0, into.length);
    }

    @Override
    public void read(int from, int[] into, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, into.length);
        memory.cells()
                .read(
                        from,
                        count,
                        (chunk, done, elements) -> chunk.asIntBuffer().get(into, offset + done, elements));
    }

    @Override
    public void write(int from, int[] source) {
        write(from, source, 0, source.length);
    }

    @Override
    public void write(int from, int[] source, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, source.length);
        memory.cells()
                .write(
                        from,
                        count,
                        (chunk, done, elements) -> chunk.asIntBuffer().put(source, offset + done, elements));
    }

    @Override
    public int[] toArray() {
        int[] copy = new int[length()];
        read(0, copy);
        return copy;
    }

    @Override
    public void fill(int value) {
        memory.cells().write(0, length(), (chunk, done, elements) -> {
            for (int i = 0; i < elements; i++) {
                chunk.putInt(i * WIDTH, value);
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
