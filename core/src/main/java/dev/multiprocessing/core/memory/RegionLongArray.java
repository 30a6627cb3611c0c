package dev.multiprocessing.core.memory;

import dev.multiprocessing.LongArray;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.core.shared.Shareable;
import java.util.Objects;
import java.util.function.LongUnaryOperator;

/** An array of {@code long}s in a region. */
final class RegionLongArray implements LongArray, Shareable {

    static final String KIND = "LongArray";
    static final int WIDTH = 8;

    private final Memory memory;

    RegionLongArray(Memory memory) {
        this.memory = memory;
    }

    @Override
    public int length() {
        return memory.cells().count();
    }

    @Override
    public long get(int index) {
        return memory.cells().get(index);
    }

    @Override
    public void set(int index, long value) {
        memory.cells().set(index, value);
    }

    @Override
    public long getAndSet(int index, long value) {
        return memory.cells().getAndSet(index, value);
    }

    @Override
    public boolean compareAndSet(int index, long expected, long value) {
        return memory.cells().compareAndSet(index, expected, value);
    }

    @Override
    public long getAndAdd(int index, long delta) {
        return memory.cells().getAndAdd(index, delta);
    }

    @Override
    public long updateAndGet(int index, LongUnaryOperator operator) {
        while (true) {
            long before = get(index);
            long after = operator.applyAsLong(before);
            if (compareAndSet(index, before, after)) {
                return after;
            }
        }
    }

    @Override
    public void read(int from, long[] into) {
        read(from, into, 0, into.length);
    }

    @Override
    public void read(int from, long[] into, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, into.length);
        memory.cells()
                .read(
                        from,
                        count,
                        (chunk, done, elements) -> chunk.asLongBuffer().get(into, offset + done, elements));
    }

    @Override
    public void write(int from, long[] source) {
        write(from, source, 0, source.length);
    }

    @Override
    public void write(int from, long[] source, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, source.length);
        memory.cells()
                .write(
                        from,
                        count,
                        (chunk, done, elements) -> chunk.asLongBuffer().put(source, offset + done, elements));
    }

    @Override
    public long[] toArray() {
        long[] copy = new long[length()];
        read(0, copy);
        return copy;
    }

    @Override
    public void fill(long value) {
        memory.cells().write(0, length(), (chunk, done, elements) -> {
            for (int i = 0; i < elements; i++) {
                chunk.putLong(i * WIDTH, value);
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
