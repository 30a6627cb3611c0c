package dev.multiprocessing.core.memory;

import dev.multiprocessing.ByteValue;
import java.util.function.IntUnaryOperator;

/** A byte in a region: an array of one. */
final class RegionByteValue extends InRegion implements ByteValue {

    private final RegionByteArray cell;

    RegionByteValue(RegionByteArray cell) {
        super(cell.elements);
        this.cell = cell;
    }

    @Override
    public byte get() {
        return cell.get(0);
    }

    @Override
    public void set(byte value) {
        cell.set(0, value);
    }

    @Override
    public byte getAndSet(byte value) {
        return cell.getAndSet(0, value);
    }

    @Override
    public boolean compareAndSet(byte expected, byte value) {
        return cell.compareAndSet(0, expected, value);
    }

    @Override
    public byte getAndAdd(byte delta) {
        return cell.getAndAdd(0, delta);
    }

    @Override
    public byte updateAndGet(IntUnaryOperator operator) {
        return cell.updateAndGet(0, operator);
    }
}
