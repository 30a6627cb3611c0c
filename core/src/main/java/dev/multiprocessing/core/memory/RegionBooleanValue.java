package dev.multiprocessing.core.memory;

import dev.multiprocessing.BooleanValue;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.core.shared.Shareable;

/** A boolean in a region: an array of one. */
final class RegionBooleanValue implements BooleanValue, Shareable {

    private final RegionBooleanArray cell;

    RegionBooleanValue(RegionBooleanArray cell) {
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

    @Override
    public SharedLock lock() {
        return cell.lock();
    }

    @Override
    public String kind() {
        return cell.kind();
    }

    @Override
    public String ticket() {
        return cell.ticket();
    }

    @Override
    public void close() {
        cell.close();
    }
}
