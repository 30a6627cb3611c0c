package dev.multiprocessing.core.memory;

import dev.multiprocessing.CorruptDataException;
import dev.multiprocessing.core.shared.TransportErrors;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportException;

/** Makes regions with their head written, and attaches to regions with their head checked. */
final class Regions {

    private final Transport transport;

    Regions(Transport transport) {
        this.transport = transport;
    }

    RegionLock createLock() {
        return RegionLock.alone(create(Kind.LOCK, 0), transport.participants());
    }

    Elements createElements(Kind kind, int length) {
        if (length < 0) {
            throw new IllegalArgumentException("array length must not be negative: length=" + length);
        }
        return elements(kind, create(kind, length), length);
    }

    /** Attaches to a lock, which may be the lock of a value or an array: it lies at the same place in all of them. */
    RegionLock attachLock(String ticket) {
        CheckedRegion region = attach(Kind.LOCK, ticket);
        requireHead(region, Kind.LOCK, RegionLayout.FORMAT_MASK);
        return RegionLock.alone(region, transport.participants());
    }

    Elements attachElements(Kind kind, String ticket) {
        CheckedRegion region = attach(kind, ticket);
        requireHead(region, kind, ~0);
        int count = region.getInt(RegionLayout.COUNT);
        if (!kind.allows(count) || region.size() < kind.regionSize(count)) {
            throw corrupt(region, kind, "count=" + count + ", size=" + region.size());
        }
        return elements(kind, region, count);
    }

    private CheckedRegion create(Kind kind, int count) {
        try {
            CheckedRegion region =
                    new CheckedRegion(transport.createRegion(kind.regionSize(count)), kind, transport.address());
            region.setInt(RegionLayout.COUNT, count);
            region.setInt(RegionLayout.SIGNATURE, kind.signature());
            return region;
        } catch (TransportException e) {
            throw TransportErrors.translate(e);
        }
    }

    private CheckedRegion attach(Kind kind, String ticket) {
        try {
            return new CheckedRegion(transport.attachRegion(ticket), kind, transport.address());
        } catch (TransportException e) {
            throw TransportErrors.translate(e);
        }
    }

    private Elements elements(Kind kind, CheckedRegion region, int length) {
        return new Elements(kind, region, RegionLock.within(region, transport.participants()), length);
    }

    /** Checks the bits of the signature that the mask selects. */
    private static void requireHead(CheckedRegion region, Kind kind, int mask) {
        long size = region.size();
        if (size < RegionLayout.ELEMENTS) {
            throw corrupt(region, kind, "size=" + size);
        }
        int signature = region.getInt(RegionLayout.SIGNATURE);
        if (((signature ^ kind.signature()) & mask) != 0) {
            throw corrupt(region, kind, "signature=0x" + Integer.toHexString(signature));
        }
    }

    private static CorruptDataException corrupt(CheckedRegion region, Kind kind, String found) {
        region.close();
        return new CorruptDataException("shared memory is not what was announced: kind=" + kind.word() + ", " + found
                + "; all processes must run the same version of the library");
    }
}
