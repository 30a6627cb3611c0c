package dev.multiprocessing.core.memory;

import dev.multiprocessing.core.shared.TransportErrors;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Region;
import dev.multiprocessing.spi.TransportException;
import java.nio.ByteBuffer;

/** A region that reports errors in the words of the api. */
final class TranslatingRegion implements Region {

    private final Region region;

    TranslatingRegion(Region region) {
        this.region = region;
    }

    @Override
    public long size() {
        try {
            return region.size();
        } catch (TransportException e) {
            throw TransportErrors.translate(e);
        }
    }

    @Override
    public int getInt(long offset) {
        try {
            return region.getInt(offset);
        } catch (TransportException e) {
            throw TransportErrors.translate(e);
        }
    }

    @Override
    public void setInt(long offset, int value) {
        try {
            region.setInt(offset, value);
        } catch (TransportException e) {
            throw TransportErrors.translate(e);
        }
    }

    @Override
    public boolean compareAndSetInt(long offset, int expected, int value) {
        try {
            return region.compareAndSetInt(offset, expected, value);
        } catch (TransportException e) {
            throw TransportErrors.translate(e);
        }
    }

    @Override
    public int getAndAddInt(long offset, int delta) {
        try {
            return region.getAndAddInt(offset, delta);
        } catch (TransportException e) {
            throw TransportErrors.translate(e);
        }
    }

    @Override
    public long getLong(long offset) {
        try {
            return region.getLong(offset);
        } catch (TransportException e) {
            throw TransportErrors.translate(e);
        }
    }

    @Override
    public void setLong(long offset, long value) {
        try {
            region.setLong(offset, value);
        } catch (TransportException e) {
            throw TransportErrors.translate(e);
        }
    }

    @Override
    public boolean compareAndSetLong(long offset, long expected, long value) {
        try {
            return region.compareAndSetLong(offset, expected, value);
        } catch (TransportException e) {
            throw TransportErrors.translate(e);
        }
    }

    @Override
    public long getAndAddLong(long offset, long delta) {
        try {
            return region.getAndAddLong(offset, delta);
        } catch (TransportException e) {
            throw TransportErrors.translate(e);
        }
    }

    @Override
    public void read(long offset, ByteBuffer into) {
        try {
            region.read(offset, into);
        } catch (TransportException e) {
            throw TransportErrors.translate(e);
        }
    }

    @Override
    public void write(long offset, ByteBuffer from) {
        try {
            region.write(offset, from);
        } catch (TransportException e) {
            throw TransportErrors.translate(e);
        }
    }

    @Override
    public void await(long offset, long expected, Deadline deadline) throws InterruptedException {
        try {
            region.await(offset, expected, deadline);
        } catch (TransportException e) {
            throw TransportErrors.translate(e);
        }
    }

    @Override
    public void wake(long offset) {
        try {
            region.wake(offset);
        } catch (TransportException e) {
            throw TransportErrors.translate(e);
        }
    }

    @Override
    public String share() {
        try {
            return region.share();
        } catch (TransportException e) {
            throw TransportErrors.translate(e);
        }
    }

    @Override
    public void close() {
        region.close();
    }
}
