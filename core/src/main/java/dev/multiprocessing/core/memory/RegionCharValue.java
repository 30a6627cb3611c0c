package dev.multiprocessing.core.memory;

import dev.multiprocessing.CharValue;

/** A char in a region: an array of one. */
final class RegionCharValue extends InRegion implements CharValue {

    private final RegionCharArray cell;

    RegionCharValue(RegionCharArray cell) {
        super(cell.elements);
        this.cell = cell;
    }

    @Override
    public char get() {
        return cell.get(0);
    }

    @Override
    public void set(char value) {
        cell.set(0, value);
    }

    @Override
    public char getAndSet(char value) {
        return cell.getAndSet(0, value);
    }

    @Override
    public boolean compareAndSet(char expected, char value) {
        return cell.compareAndSet(0, expected, value);
    }
}
