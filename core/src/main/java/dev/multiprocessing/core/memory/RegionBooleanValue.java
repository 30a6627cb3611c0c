package dev.multiprocessing.core.memory;

import dev.multiprocessing.BooleanValue;

/** A boolean in a region: an array of one. */
final class RegionBooleanValue extends InRegion implements BooleanValue {

    private final RegionBooleanArray cell;

    RegionBooleanValue(RegionBooleanArray cell) {
        super(cell.elements);
        this.cell = cell;
    }

    @Override
    public boolean get() {
        return cell.get(0);
    }

    @Override
    public void set(boolean value) {
        cell.set(0, value);
    }

    @Override
    public boolean getAndSet(boolean value) {
        return cell.getAndSet(0, value);
    }

    @Override
    public boolean compareAndSet(boolean expected, boolean value) {
        return cell.compareAndSet(0, expected, value);
    }
}
