package dev.multiprocessing.core.memory;

import dev.multiprocessing.DoubleArray;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.core.shared.Shareable;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/** An array of {@code double}s in a region. */
final class RegionDoubleArray implements DoubleArray, Shareable {

    static final String KIND = "DoubleArray";
    static final int WIDTH = 8;

    private final Memory memory;

    RegionDoubleArray(Memory memory) {
        this.memory = memory;
    }

    @Override
    public int length() {
        return memory.cells().count();
    }

    @Override
    public double get(int index) {
        return Double.longBitsToDouble(memory.cells().get(index));
    }

    @Override
    public void set(int index, double value) {
        memory.cells().set(index, Double.doubleToRawLongBits(value));
    }

    @Override
    public double getAndSet(int index, double value) {
        return Double.longBitsToDouble(memory.cells().getAndSet(index, Double.doubleToRawLongBits(value)));
    }

    @Override
    public boolean compareAndSet(int index, double expected, double value) {
        return memory.cells()
                .compareAndSet(index, Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(value));
    }

    @Override
    public double getAndAdd(int index, double delta) {
        while (true) {
            double before = get(index);
            if (compareAndSet(index, before, before + delta)) {
                return before;
            }
        }
    }

    @Override
    public double updateAndGet(int index, DoubleUnaryOperator operator) {
        while (true) {
            double before = get(index);
            double after = operator.applyAsDouble(before);
            if (compareAndSet(index, before, after)) {
                return after;
            }
        }
    }

    @Override
    public void read(int from, double[] into) {
        read(from, into, 0, into.length);
    }

    @Override
    public void read(int from, double[] into, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, into.length);
        memory.cells()
                .read(
                        from,
                        count,
                        (chunk, done, elements) -> chunk.asDoubleBuffer().get(into, offset + done, elements));
    }

    @Override
    public void write(int from, double[] source) {
        write(from, source, 0, source.length);
    }

    @Override
    public void write(int from, double[] source, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, source.length);
        memory.cells()
                .write(
                        from,
                        count,
                        (chunk, done, elements) -> chunk.asDoubleBuffer().put(source, offset + done, elements));
    }

    @Override
    public double[] toArray() {
        double[] copy = new double[length()];
        read(0, copy);
        return copy;
    }

    @Override
    public void fill(double value) {
        memory.cells().write(0, length(), (chunk, done, elements) -> {
            for (int i = 0; i < elements; i++) {
                chunk.putDouble(i * WIDTH, value);
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
