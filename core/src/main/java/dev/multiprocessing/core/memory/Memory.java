package dev.multiprocessing.core.memory;

import dev.multiprocessing.CorruptDataException;
import dev.multiprocessing.core.shared.TransportErrors;
import dev.multiprocessing.spi.Region;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportException;

/** A region with its parts: what each value, array and lock is made of. */
final class Memory {

    private final Region region;
    private final RegionLock lock;
    private final Cells cells;

    private Memory(Region region, Transport transport, int count, int width) {
        this.region = region;
        this.lock = new RegionLock(region, transport.participants());
        this.cells = new Cells(region, count, width);
    }

    /** Makes one for so many elements, all zero. */
    static Memory create(Transport transport, int count, int width) {
        if (count < 0) {
            throw new IllegalArgumentException("array length must not be negative: length=" + count);
        }
        try {
            Region region = new TranslatingRegion(transport.createRegion(RegionLayout.sizeFor(count, width)));
            region.setLong(RegionLayout.COUNT_AT, count);
            return new Memory(region, transport, count, width);
        } catch (TransportException e) {
            throw TransportErrors.translate(e);
        }
    }

    /** Attaches to one that another process made. */
    static Memory attach(Transport transport, String ticket, int width) {
        try {
            Region region = new TranslatingRegion(transport.attachRegion(ticket));
            long count = region.getLong(RegionLayout.COUNT_AT);
            if (count < 0 || count > Integer.MAX_VALUE || RegionLayout.sizeFor(count, width) != region.size()) {
                long size = region.size();
                region.close();
                throw new CorruptDataException("not shared memory of this kind: ticket=" + ticket + ", size=" + size
                        + ", elements=" + count + ", width=" + width);
            }
            return new Memory(region, transport, (int) count, width);
        } catch (TransportException e) {
            throw TransportErrors.translate(e);
        }
    }

    /** Attaches to the lock of any of them. */
    static RegionLock attachLock(Transport transport, String ticket) {
        try {
            return new RegionLock(new TranslatingRegion(transport.attachRegion(ticket)), transport.participants());
        } catch (TransportException e) {
            throw TransportErrors.translate(e);
        }
    }

    RegionLock lock() {
        return lock;
    }

    Cells cells() {
        return cells;
    }

    String ticket() {
        return region.share();
    }

    void close() {
        region.close();
    }
}
