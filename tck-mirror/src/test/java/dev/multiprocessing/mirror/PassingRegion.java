package dev.multiprocessing.mirror;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Region;
import java.nio.ByteBuffer;

/** Passes everything on; a fault overrides what it does otherwise. */
class PassingRegion implements Region {

    private final Region region;

    PassingRegion(Region region) {
        this.region = region;
    }

    @Override
    public long size() {
        return region.size();
    }

    @Override
    public int getInt(long offset) {
        return region.getInt(offset);
    }

    @Override
    public void setInt(long offset, int value) {
        region.setInt(offset, value);
    }

    @Override
    public boolean compareAndSetInt(long offset, int expected, int value) {
        return region.compareAndSetInt(offset, expected, value);
    }

    @Override
    public int getAndAddInt(long offset, int delta) {
        return region.getAndAddInt(offset, delta);
    }

    @Override
    public long getLong(long offset) {
        return region.getLong(offset);
    }

    @Override
    public void setLong(long offset, long value) {
        region.setLong(offset, value);
    }

    @Override
    public boolean compareAndSetLong(long offset, long expected, long value) {
        return region.compareAndSetLong(offset, expected, value);
    }

    @Override
    public long getAndAddLong(long offset, long delta) {
        return region.getAndAddLong(offset, delta);
    }

    @Override
    public void read(long offset, ByteBuffer into) {
        region.read(offset, into);
    }

    @Override
    public void write(long offset, ByteBuffer from) {
        region.write(offset, from);
    }

    @Override
    public void await(long offset, long expected, Deadline deadline) throws InterruptedException {
        region.await(offset, expected, deadline);
    }

    @Override
    public void wake(long offset) {
        region.wake(offset);
    }

    @Override
    public String share() {
        return region.share();
    }

    @Override
    public void close() {
        region.close();
    }
}
