package dev.multiprocessing.core.memory;

import dev.multiprocessing.CharArray;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.core.shared.Shareable;
import java.util.Objects;

/** An array of {@code char}s in a region. */
final class RegionCharArray implements CharArray, Shareable {

    static final String KIND = "CharArray";
    static final int WIDTH = 2;

    private final Memory memory;

    RegionCharArray(Memory memory) {
        this.memory = memory;
    }

    @Override
    public int length() {
        return memory.cells().count();
    }

    @Override
    public char get(int index) {
        return (char) memory.cells().get(index);
    }

    @Override
    public void set(int index, char value) {
        memory.cells().set(index, value);
    }

    @Override
    public char getAndSet(int index, char value) {
        return (char) memory.cells().getAndSet(index, value);
    }

    @Override
    public boolean compareAndSet(int index, char expected, char value) {
        return memory.cells().compareAndSet(index, expected, value);
    }

    @Override
    public void read(int from, char[] into) {
        read(from, into, 0, into.length);
    }

    @Override
    public void read(int from, char[] into, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, into.length);
        memory.cells()
                .read(
                        from,
                        count,
                        (chunk, done, elements) -> chunk.asCharBuffer().get(into, offset + done, elements));
    }

    @Override
    public void write(int from, char[] source) {
        write(from, source, 0, source.length);
    }

    @Override
    public void write(int from, char[] source, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, source.length);
        memory.cells()
                .write(
                        from,
                        count,
                        (chunk, done, elements) -> chunk.asCharBuffer().put(source, offset + done, elements));
    }

    @Override
    public char[] toArray() {
        char[] copy = new char[length()];
        read(0, copy);
        return copy;
    }

    @Override
    public void fill(char value) {
        memory.cells().write(0, length(), (chunk, done, elements) -> {
            for (int i = 0; i < elements; i++) {
                chunk.putChar(i * WIDTH, value);
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
