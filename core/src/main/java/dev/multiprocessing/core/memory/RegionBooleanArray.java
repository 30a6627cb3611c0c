package dev.multiprocessing.core.memory;

import dev.multiprocessing.BooleanArray;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.core.shared.Shareable;
import java.util.Objects;

/** An array of {@code boolean}s in a region. */
final class RegionBooleanArray implements BooleanArray, Shareable {

    static final String KIND = "BooleanArray";
    static final int WIDTH = 1;

    private final Memory memory;

    RegionBooleanArray(Memory memory) {
        this.memory = memory;
    }

    @Override
    public int length() {
        return memory.cells().count();
    }

    @Override
    public boolean get(int index) {
        return memory.cells().get(index) != 0;
    }

    @Override
    public void set(int index, boolean value) {
        memory.cells().set(index, value ? 1 : 0);
    }

    @Override
    public boolean getAndSet(int index, boolean value) {
        return memory.cells().getAndSet(index, value ? 1 : 0) != 0;
    }

    @Override
    public boolean compareAndSet(int index, boolean expected, boolean value) {
        return memory.cells().compareAndSet(index, expected ? 1 : 0, value ? 1 : 0);
    }

    @Override
    public void read(int from, boolean[] into) {
        read(from, into, 0, into.length);
    }

    @Override
    public void read(int from, boolean[] into, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, into.length);
        memory.cells().read(from, count, (chunk, done, elements) -> {
            for (int i = 0; i < elements; i++) {
                into[offset + done + i] = chunk.get(i) != 0;
            }
        });
    }

    @Override
    public void write(int from, boolean[] source) {
        write(from, source, 0, source.length);
    }

    @Override
    public void write(int from, boolean[] source, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, source.length);
        memory.cells().write(from, count, (chunk, done, elements) -> {
            for (int i = 0; i < elements; i++) {
                chunk.put(i, (byte) (source[offset + done + i] ? 1 : 0));
            }
        });
    }

    @Override
    public boolean[] toArray() {
        boolean[] copy = new boolean[length()];
        read(0, copy);
        return copy;
    }

    @Override
    public void fill(boolean value) {
        memory.cells().write(0, length(), (chunk, done, elements) -> {
            for (int i = 0; i < elements; i++) {
                chunk.put(i, (byte) (value ? 1 : 0));
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
