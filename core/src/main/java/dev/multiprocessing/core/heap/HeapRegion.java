package dev.multiprocessing.core.heap;

import static dev.multiprocessing.core.heap.RegionState.INT;
import static dev.multiprocessing.core.heap.RegionState.LONG;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Region;
import java.nio.ByteBuffer;

/** A handle of a region. */
final class HeapRegion implements Region {

    private final Handle<RegionState> handle;

    HeapRegion(Handle<RegionState> handle) {
        this.handle = handle;
    }

    @Override
    public long size() {
        return state().size();
    }

    @Override
    public int getInt(long offset) {
        return (int) INT.getAcquire(state().word(offset, Integer.BYTES), (int) offset);
    }

    @Override
    public void setInt(long offset, int value) {
        INT.setRelease(state().word(offset, Integer.BYTES), (int) offset, value);
    }

    @Override
    public boolean compareAndSetInt(long offset, int expected, int value) {
        return INT.compareAndSet(state().word(offset, Integer.BYTES), (int) offset, expected, value);
    }

    @Override
    public int getAndAddInt(long offset, int delta) {
        return (int) INT.getAndAdd(state().word(offset, Integer.BYTES), (int) offset, delta);
    }

    @Override
    public long getLong(long offset) {
        return (long) LONG.getAcquire(state().word(offset, Long.BYTES), (int) offset);
    }

    @Override
    public void setLong(long offset, long value) {
        LONG.setRelease(state().word(offset, Long.BYTES), (int) offset, value);
    }

    @Override
    public boolean compareAndSetLong(long offset, long expected, long value) {
        return LONG.compareAndSet(state().word(offset, Long.BYTES), (int) offset, expected, value);
    }

    @Override
    public long getAndAddLong(long offset, long delta) {
        return (long) LONG.getAndAdd(state().word(offset, Long.BYTES), (int) offset, delta);
    }

    @Override
    public void read(long offset, ByteBuffer into) {
        into.put(state().range(offset, into.remaining()));
    }

    @Override
    public void write(long offset, ByteBuffer from) {
        state().range(offset, from.remaining()).put(from);
    }

    @Override
    public void await(long offset, long expected, Deadline deadline) throws InterruptedException {
        boolean[] woken = new boolean[1];
        handle.monitor().until(deadline, () -> {
            boolean done = woken[0] || getLong(offset) != expected;
            woken[0] = true;
            return done;
        });
    }

    @Override
    public void wake(long offset) {
        state().word(offset, Long.BYTES);
        handle.monitor().change(() -> true);
    }

    @Override
    public String share() {
        return handle.share();
    }

    @Override
    public void close() {
        handle.close();
    }

    private RegionState state() {
        return handle.state();
    }
}
