package dev.multiprocessing.core.memory;

import dev.multiprocessing.DoubleValue;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.core.shared.Shareable;
import java.util.function.DoubleUnaryOperator;

/** A {@code double} in a region. */
final class RegionDoubleValue implements DoubleValue, Shareable {

    static final String KIND = "DoubleValue";
    static final int WIDTH = 8;

    private final Memory memory;

    RegionDoubleValue(Memory memory) {
        this.memory = memory;
    }

    @Override
    public double get() {
        return Double.longBitsToDouble(memory.cells().get(0));
    }

    @Override
    public void set(double value) {
        memory.cells().set(0, Double.doubleToRawLongBits(value));
    }

    @Override
    public double getAndSet(double value) {
        return Double.longBitsToDouble(memory.cells().getAndSet(0, Double.doubleToRawLongBits(value)));
    }

    @Override
    public boolean compareAndSet(double expected, double value) {
        return memory.cells().compareAndSet(0, Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(value));
    }

    @Override
    public double getAndAdd(double delta) {
        while (true) {
            double before = get();
            if (compareAndSet(before, before + delta)) {
                return before;
            }
        }
    }

    @Override
    public double updateAndGet(DoubleUnaryOperator operator) {
        while (true) {
            double before = get();
            double after = operator.applyAsDouble(before);
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
