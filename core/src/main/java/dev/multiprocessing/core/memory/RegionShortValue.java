package dev.multiprocessing.core.memory;

import dev.multiprocessing.SharedLock;
import dev.multiprocessing.ShortValue;
import dev.multiprocessing.core.shared.Shareable;
import java.util.function.IntUnaryOperator;

/** A short in a region: an array of one. */
final class RegionShortValue implements ShortValue, Shareable {

    private final RegionShortArray cell;

    RegionShortValue(RegionShortArray cell) {
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
