package dev.multiprocessing.core.memory;

import dev.multiprocessing.ShortValue;
import java.util.function.IntUnaryOperator;

/** A short in a region: an array of one. */
final class RegionShortValue extends InRegion implements ShortValue {

    private final RegionShortArray cell;

    RegionShortValue(RegionShortArray cell) {
        super(cell.elements);
        this.cell = cell;
    }

    @Override
    public short get() {
        return cell.get(0);
    }

    @Override
    public void set(short value) {
        cell.set(0, value);
    }

    @Override
    public short getAndSet(short value) {
        return cell.getAndSet(0, value);
    }

    @Override
    public boolean compareAndSet(short expected, short value) {
        return cell.compareAndSet(0, expected, value);
    }

    @Override
    public short getAndAdd(short delta) {
        return cell.getAndAdd(0, delta);
    }

    @Override
    public short updateAndGet(IntUnaryOperator operator) {
        return cell.updateAndGet(0, operator);
    }
}
