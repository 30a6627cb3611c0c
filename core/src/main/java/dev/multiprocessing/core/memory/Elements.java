package dev.multiprocessing.core.memory;

import dev.multiprocessing.core.shared.Shareable;
import dev.multiprocessing.core.shared.Ticket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The elements in one region, of whatever type: where each lies, and copies of many at once.
 *
 * <p>Copies go through a small buffer, part by part, so that the copy of a large array needs no second one beside it.
 */
final class Elements implements Shareable {

    /** Moves a part of a Java array to or from the buffer: {@code count} elements, of which {@code done} are before. */
    @FunctionalInterface
    interface Part {
        void move(ByteBuffer buffer, int done, int count);
    }

    /** The most bytes that are copied at once; a multiple of every width. */
    static final int BUFFER_BYTES = 1 << 16;

    private final Kind kind;
    private final CheckedRegion region;
    private final RegionLock lock;
    private final int length;

    Elements(Kind kind, CheckedRegion region, RegionLock lock, int length) {
        this.kind = kind;
        this.region = region;
        this.lock = lock;
        this.length = length;
    }

    CheckedRegion region() {
        return region;
    }

    RegionLock lock() {
        region.requireOpen();
        return lock;
    }

    int length() {
        region.requireOpen();
        return length;
    }

    /** Where the element lies in the region. */
    long offset(int index) {
        if (index < 0 || index >= length) {
            throw outside("index outside the array: index=" + index);
        }
        return RegionLayout.ELEMENTS + (long) index * kind.width();
    }

    /** Copies elements from {@code from} on to {@code part}, in as many parts as it takes. */
    void read(int from, int count, Part part) {
        requireRange(from, count);
        ByteBuffer buffer = buffer(count);
        int done = 0;
        do {
            int now = limitToPart(buffer, count - done);
            region.read(RegionLayout.ELEMENTS + (long) (from + done) * kind.width(), buffer);
            part.move(buffer.rewind(), done, now);
            done += now;
        } while (done < count);
    }

    /** Copies elements from {@code part} to {@code from} and following, in as many parts as it takes. */
    void write(int from, int count, Part part) {
        requireRange(from, count);
        ByteBuffer buffer = buffer(count);
        int done = 0;
        do {
            int now = limitToPart(buffer, count - done);
            part.move(buffer, done, now);
            region.write(RegionLayout.ELEMENTS + (long) (from + done) * kind.width(), buffer.rewind());
            done += now;
        } while (done < count);
    }

    /** Copies elements of one byte from {@code from} on, directly. */
    void readBytes(int from, ByteBuffer into) {
        requireRange(from, into.remaining());
        region.read(RegionLayout.ELEMENTS + from, into);
    }

    /** Copies elements of one byte to {@code from} and following, directly. */
    void writeBytes(int from, ByteBuffer source) {
        requireRange(from, source.remaining());
        region.write(RegionLayout.ELEMENTS + from, source);
    }

    /** Sets all elements; the pattern is one element's bits, repeated up to 8 bytes. */
    void fill(long pattern) {
        ByteBuffer patterns = buffer(length);
        while (patterns.hasRemaining()) {
            patterns.putLong(pattern);
        }
        write(0, length, (buffer, done, count) -> buffer.put(0, patterns, 0, buffer.limit()));
    }

    @Override
    public Ticket ticket(String session) {
        return region.ticket(kind, session);
    }

    @Override
    public void close() {
        region.close();
    }

    @Override
    public String toString() {
        if (region.isClosed()) {
            return kind.word() + "[closed]";
        }
        return kind.isArray() ? kind.word() + "[length=" + length + "]" : kind.word();
    }

    private ByteBuffer buffer(int count) {
        long bytes = kind.regionSize(count) - RegionLayout.ELEMENTS;
        return ByteBuffer.allocate((int) Math.min(bytes, BUFFER_BYTES)).order(ByteOrder.nativeOrder());
    }

    private int limitToPart(ByteBuffer buffer, int count) {
        int part = Math.min(count, buffer.capacity() / kind.width());
        buffer.clear().limit(part * kind.width());
        return part;
    }

    private void requireRange(int from, int count) {
        if (from < 0 || count < 0 || from > length - count) {
            throw outside("range outside the array: from=" + from + ", count=" + count);
        }
    }

    private IndexOutOfBoundsException outside(String what) {
        return new IndexOutOfBoundsException(what + ", length=" + length);
    }
}
