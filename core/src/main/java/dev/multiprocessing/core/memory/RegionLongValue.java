package dev.multiprocessing.core.memory;

import dev.multiprocessing.LongValue;
import java.util.function.LongUnaryOperator;

/** A long in a region: an array of one. */
final class RegionLongValue extends InRegion implements LongValue {

    private final RegionLongArray cell;

    RegionLongValue(RegionLongArray cell) {
        super(cell.elements);
        this.cell = cell;
    }

    @Override
    public long get() {
        return cell.get(0);
    }

    @Override
    public void set(long value) {
        cell.set(0, value);
    }

    @Override
    public long getAndSet(long value) {
        return cell.getAndSet(0, value);
    }

    @Override
    public boolean compareAndSet(long expected, long value) {
        return cell.compareAndSet(0, expected, value);
    }

    @Override
    public long getAndAdd(long delta) {
        return cell.getAndAdd(0, delta);
    }

    @Override
    public long updateAndGet(LongUnaryOperator operator) {
        return cell.updateAndGet(0, operator);
    }
}
