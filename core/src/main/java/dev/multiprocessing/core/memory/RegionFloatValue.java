package dev.multiprocessing.core.memory;

import dev.multiprocessing.FloatValue;
import java.util.function.DoubleUnaryOperator;

/** A float in a region: an array of one. */
final class RegionFloatValue extends InRegion implements FloatValue {

    private final RegionFloatArray cell;

    RegionFloatValue(RegionFloatArray cell) {
        super(cell.elements);
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
}
