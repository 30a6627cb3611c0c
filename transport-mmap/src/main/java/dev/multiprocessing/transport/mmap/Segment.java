package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.files.Chain;
import dev.multiprocessing.files.Cursor;
import dev.multiprocessing.files.PrivateFiles;
import dev.multiprocessing.files.SharedBytes;
import dev.multiprocessing.spi.CorruptDataException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * One file of records, used as a ring.
 *
 * <pre>
 *      0        8        12        16
 *      +--------+--------+---------+-----------
 *    0 | magic  | units  | retired | (zeros)
 *      +--------+--------+---------+-----------
 *   64   units of 8 bytes; a record is
 *      +--------+------------------------------+-----+
 *      | length | payload, around the end      | pad |
 *      +--------+------------------------------+-----+
 *      | SPILLED| length  |  the payload is in a file of its own
 *      +--------+---------+
 *      | MOVED  |            the next record is in the next segment
 *      +--------+
 * </pre>
 *
 * Retired is 1 once the segment is no longer that of its number. Payloads are copied by plain accesses: what is between
 * head and tail was written before the release store of the tail, and is read after its acquire.
 */
final class Segment {

    /** A segment, among those of a ring. */
    static final Chain.Kind<Segment> KIND = new SegmentKind();

    static final int UNIT = Cursor.UNIT;
    static final int SPILLED = -1;
    static final int MOVED = -2;

    private static final int LINE_UNITS = 64 / UNIT;

    private static final long MAGIC = 0x4d504a2d5345474dL; // "MPJ-SEGM"
    private static final int MAGIC_AT = 0;
    private static final int UNITS_AT = 8;
    private static final int RETIRED_AT = 12;
    private static final int DATA_AT = 64;

    private final SharedBytes bytes;
    private final int units;

    private Segment(SharedBytes bytes, int units) {
        this.bytes = bytes;
        this.units = units;
    }

    static Segment create(Path file, int units) {
        SharedBytes bytes = PrivateFiles.createZeroed(file, bytesFor(units));
        bytes.setIntRelease(UNITS_AT, units);
        bytes.setLongRelease(MAGIC_AT, MAGIC);
        return new Segment(bytes, units);
    }

    /** The size of a file for so many units. */
    static long bytesFor(int units) {
        return DATA_AT + (long) units * UNIT;
    }

    static Segment open(Path file) {
        SharedBytes bytes = PrivateFiles.open(file);
        if (bytes.size() < DATA_AT || bytes.getLongAcquire(MAGIC_AT) != MAGIC) {
            throw new CorruptDataException("not a segment: file=" + file + ", size=" + bytes.size());
        }
        int units = bytes.getIntAcquire(UNITS_AT);
        if (units < 1 || units > Cursor.MAX_UNITS || bytesFor(units) != bytes.size()) {
            throw new CorruptDataException(
                    "damaged segment: file=" + file + ", size=" + bytes.size() + ", units=" + units);
        }
        return new Segment(bytes, units);
    }

    /** Tells all who have this file mapped that its number is, or will be, another's. */
    static void retire(SharedBytes bytes) {
        if (bytes.size() >= DATA_AT) {
            bytes.setIntRelease(RETIRED_AT, 1);
        }
    }

    boolean isRetired() {
        return bytes.getIntAcquire(RETIRED_AT) != 0;
    }

    /** How many units a record with a payload of this length takes. */
    static int unitsFor(int length) {
        return (int) ((Integer.BYTES + (long) length + UNIT - 1) / UNIT);
    }

    int units() {
        return units;
    }

    /** The size of its file. */
    long bytes() {
        return bytes.size();
    }

    /** The index behind a record. */
    int after(int index, int recordUnits) {
        int next = index + recordUnits;
        return next < units ? next : next - units;
    }

    /** The first int of the record: its payload's length, {@link #SPILLED} or {@link #MOVED}. */
    int lengthAt(int index) {
        return bytes.getIntAcquire(at(index));
    }

    int spilledLengthAt(int index) {
        return bytes.getIntAcquire(at(index) + Integer.BYTES);
    }

    void writeMoved(int index) {
        bytes.setIntRelease(at(index), MOVED);
    }

    void writeSpilled(int index, int length) {
        bytes.setIntRelease(at(index) + Integer.BYTES, length);
        bytes.setIntRelease(at(index), SPILLED);
    }

    void write(int index, ByteBuffer message) {
        int at = at(index);
        int length = message.remaining();
        bytes.setIntRelease(at, length);
        int first = Math.min(length, bytes.size() - at - Integer.BYTES);
        bytes.put(at + Integer.BYTES, message, message.position(), first);
        if (first < length) {
            bytes.put(DATA_AT, message, message.position() + first, length - first);
        }
    }

    void read(int index, ByteBuffer into, int length) {
        int at = at(index);
        int first = Math.min(length, bytes.size() - at - Integer.BYTES);
        bytes.get(at + Integer.BYTES, into, first);
        if (first < length) {
            bytes.get(DATA_AT, into, length - first);
        }
    }

    /** Stores something into each line of cache between the indexes, where no record is. */
    void claimLines(int from, int to) {
        for (int index = from; index < to; index += LINE_UNITS) {
            bytes.setIntRelease(at(index), 0);
        }
    }

    /** Reads something in each of the two lines of cache in which a short record at the index would be. */
    int fetch(int index) {
        return index + LINE_UNITS < units ? lengthAt(index) ^ lengthAt(index + LINE_UNITS) : 0;
    }

    /** Fails if it is behind the end. */
    void requireInside(int index) {
        if (index >= units) {
            throw new CorruptDataException("damaged ring: index=" + index + ", units=" + units);
        }
    }

    private int at(int index) {
        requireInside(index);
        return DATA_AT + index * UNIT;
    }

    /** What the files of segments are. */
    private static final class SegmentKind implements Chain.Kind<Segment> {

        @Override
        public Segment create(Path file, int units) {
            return Segment.create(file, units);
        }

        @Override
        public Segment open(Path file) {
            return Segment.open(file);
        }

        @Override
        public void retire(SharedBytes bytes) {
            Segment.retire(bytes);
        }

        @Override
        public boolean isRetired(Segment segment) {
            return segment.isRetired();
        }
    }
}
