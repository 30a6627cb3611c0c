package dev.multiprocessing.core.memory;

import dev.multiprocessing.FloatValue;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.core.shared.Shareable;
import java.util.function.DoubleUnaryOperator;

/** A float in a region: an array of one. */
final class RegionFloatValue implements FloatValue, Shareable {

    private final RegionFloatArray cell;

    RegionFloatValue(RegionFloatArray cell) {
        this.cell = cell;
    }

    @Override
    public float get() {
        return cell.get(0);
    }

    @Override
    public void set(float value) {
        cell.set(0, value);
    }

    @Override
    public float getAndSet(float value) {
        return cell.getAndSet(0, value);
    }

    @Override
    public boolean compareAndSet(float expected, float value) {
        return cell.compareAndSet(0, expected, value);
    }

    @Override
    public float getAndAdd(float delta) {
        return cell.getAndAdd(0, delta);
    }

    @Override
    public float updateAndGet(DoubleUnaryOperator operator) {
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
