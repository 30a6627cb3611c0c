package dev.multiprocessing.core.memory;

import dev.multiprocessing.DoubleValue;
import java.util.function.DoubleUnaryOperator;

/** A double in a region: an array of one. */
final class RegionDoubleValue extends InRegion implements DoubleValue {

    private final RegionDoubleArray cell;

    RegionDoubleValue(RegionDoubleArray cell) {
        super(cell.elements);
        this.cell = cell;
    }

    @Override
    public double get() {
        return cell.get(0);
    }

    @Override
    public void set(double value) {
        cell.set(0, value);
    }

    @Override
    public double getAndSet(double value) {
        return cell.getAndSet(0, value);
    }

    @Override
    public boolean compareAndSet(double expected, double value) {
        return cell.compareAndSet(0, expected, value);
    }

    @Override
    public double getAndAdd(double delta) {
        return cell.getAndAdd(0, delta);
    }

    @Override
    public double updateAndGet(DoubleUnaryOperator operator) {
        return cell.updateAndGet(0, operator);
    }
}
