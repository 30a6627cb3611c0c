package dev.multiprocessing.core.memory;

import dev.multiprocessing.IntValue;
import java.util.function.IntUnaryOperator;

/** An int in a region: an array of one. */
final class RegionIntValue extends InRegion implements IntValue {

    private final RegionIntArray cell;

    RegionIntValue(RegionIntArray cell) {
        super(cell.elements);
        this.cell = cell;
    }

    @Override
    public int get() {
        return cell.get(0);
    }

    @Override
    public void set(int value) {
        cell.set(0, value);
    }

    @Override
    public int getAndSet(int value) {
        return cell.getAndSet(0, value);
    }

    @Override
    public boolean compareAndSet(int expected, int value) {
        return cell.compareAndSet(0, expected, value);
    }

    @Override
    public int getAndAdd(int delta) {
        return cell.getAndAdd(0, delta);
    }

    @Override
    public int updateAndGet(IntUnaryOperator operator) {
        return cell.updateAndGet(0, operator);
    }
}
