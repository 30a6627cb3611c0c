package dev.multiprocessing.core.memory;

import dev.multiprocessing.CharValue;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.core.shared.Shareable;

/** A char in a region: an array of one. */
final class RegionCharValue implements CharValue, Shareable {

    private final RegionCharArray cell;

    RegionCharValue(RegionCharArray cell) {
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
