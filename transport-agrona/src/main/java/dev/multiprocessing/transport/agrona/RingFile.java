package dev.multiprocessing.transport.agrona;

import static org.agrona.concurrent.ringbuffer.RecordDescriptor.HEADER_LENGTH;
import static org.agrona.concurrent.ringbuffer.RecordDescriptor.encodedMsgOffset;
import static org.agrona.concurrent.ringbuffer.RecordDescriptor.lengthOffset;
import static org.agrona.concurrent.ringbuffer.RecordDescriptor.typeOffset;

import dev.multiprocessing.files.Chain;
import dev.multiprocessing.files.Chain.Mapped;
import dev.multiprocessing.files.Cursor;
import dev.multiprocessing.files.PrivateFiles;
import dev.multiprocessing.files.SharedBytes;
import dev.multiprocessing.spi.CorruptDataException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.agrona.BitUtil;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RecordDescriptor;
import org.agrona.concurrent.ringbuffer.RingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * One file with a ring buffer of Agrona's in it.
 *
 * <pre>
 *      0        8          12        16
 *      +--------+----------+---------+-----------
 *    0 | magic  | capacity | retired | (zeros)
 *      +--------+----------+---------+-----------
 *   64   capacity bytes, a power of two; a record is
 *      +--------+------+-----------------+-----+
 *      | length | type | payload         | pad |    to a multiple of 8
 *      +--------+------+-----------------+-----+
 *      Agrona's trailer: tail, its view of the head, head
 * </pre>
 *
 * Retired is 1 once the file is no longer that of its number. A record counts if its length, which includes the eight
 * bytes of the header, is more than 0; the length is written last. Its type is Agrona's for padding up to the end, or
 * what {@link RecordType} says. The tail and both words of the head are the producers' own: they are written under the
 * producers' lock, and only Agrona's algorithm and what repairs it look at them.
 */
final class RingFile {

    private static final long MAGIC = 0x4d504a2d4147524eL; // "MPJ-AGRN"
    private static final int MAGIC_AT = 0;
    private static final int CAPACITY_AT = 8;
    private static final int RETIRED_AT = 12;
    private static final int RING_AT = 64;

    private static final int LEAST_CAPACITY = 4096;
    private static final int MOST_CAPACITY = Cursor.MAX_UNITS * Cursor.UNIT;

    /** How many records of the longest kind Agrona lets a ring have room for. */
    private static final int RECORDS = 8;

    private final SharedBytes bytes;
    private final AtomicBuffer buffer;
    private final OneToOneRingBuffer ring;
    private final int capacity;
    private final int tailAt;
    private final int headAt;

    private Mapped<RingFile> next; // any thread writes it; what gets lost is mapped again

    private RingFile(SharedBytes bytes, int capacity, Buffers buffers) {
        this.bytes = bytes;
        this.capacity = capacity;
        this.buffer = buffers.over(bytes.buffer(), RING_AT, capacity + RingBufferDescriptor.TRAILER_LENGTH);
        this.ring = new OneToOneRingBuffer(buffer);
        this.tailAt = capacity + RingBufferDescriptor.TAIL_POSITION_OFFSET;
        this.headAt = capacity + RingBufferDescriptor.HEAD_POSITION_OFFSET;
    }

    /** What the files are, and how their bytes are reached. */
    static Chain.Kind<RingFile> kind(Buffers buffers) {
        return new Kind(buffers);
    }

    /** The least capacity of at least so many units, one of which a record with so many has room in, and its size. */
    static int capacityFor(int units, int recordUnits) {
        long least = Math.max((long) units, (long) recordUnits * RECORDS) * Cursor.UNIT;
        return BitUtil.findNextPositivePowerOfTwo((int) Math.min(MOST_CAPACITY, Math.max(LEAST_CAPACITY, least)));
    }

    /** The size of a file of this capacity. */
    static long bytesFor(int capacity) {
        return (long) RING_AT + capacity + RingBufferDescriptor.TRAILER_LENGTH;
    }

    /** The file that follows one, behind its move; it is mapped once, however often somebody looks. */
    static Mapped<RingFile> after(Mapped<RingFile> file, Chain<RingFile> rings) {
        RingFile ring = file.segment();
        Mapped<RingFile> next = rings.find(Cursor.segmentAfter(file.number()), ring.next);
        ring.next = next;
        return next;
    }

    /** The size of its file. */
    long bytes() {
        return bytes.size();
    }

    int units() {
        return capacity / Cursor.UNIT;
    }

    /** How many units a record with a payload of this length takes. */
    static int unitsFor(int length) {
        return (int) (((long) HEADER_LENGTH + length + Cursor.UNIT - 1) / Cursor.UNIT);
    }

    /** The units of the longest record. */
    int longestRecord() {
        return unitsFor(ring.maxMsgLength());
    }

    /** The units that a record of this many takes behind the index, with padding and the least that is always free. */
    int unitsNeeded(int index, int recordUnits) {
        int toEnd = units() - index;
        int padding = recordUnits + 1 > toEnd && recordUnits != toEnd ? toEnd : 0;
        return padding + recordUnits + 2;
    }

    /** The units between a head and the tail's index. */
    int used(int index, int headIndex) {
        return index - headIndex & units() - 1;
    }

    /** The index behind a record of so many units. */
    int after(int index, int recordUnits) {
        return index + recordUnits & units() - 1;
    }

    /** What comes at the index: 0 or less where nothing has been committed; pairs with the commit. */
    int lengthAt(int index) {
        return buffer.getIntAcquire(lengthOffset(at(index)));
    }

    /** The type of what has been committed at the index, plain. */
    int typeAt(int index) {
        return buffer.getInt(typeOffset(at(index)));
    }

    static boolean isPadding(int type) {
        return type == RingBuffer.PADDING_MSG_TYPE_ID;
    }

    /** Whether nothing was ever put into it. */
    boolean isUnused() {
        return buffer.getLong(tailAt) == 0;
    }

    /** Lets Agrona know that so much, before the tail, has not been taken yet. */
    void keep(int usedUnits) {
        buffer.putLong(headAt, buffer.getLong(tailAt) - (long) usedUnits * Cursor.UNIT);
    }

    /**
     * Begins a record at the index, which is the tail's, and says where its payload goes.
     *
     * @throws CorruptDataException if the words of the ring contradict what has been found out otherwise
     */
    int claim(int index, int type, int length) {
        if (((int) buffer.getLong(tailAt) & capacity - 1) != at(index)) {
            throw new CorruptDataException(
                    "damaged ring: tail=" + buffer.getLong(tailAt) + ", expected index=" + at(index));
        }
        int offset = ring.tryClaim(type, length);
        if (offset < 0) {
            throw new CorruptDataException("damaged ring: tail=" + buffer.getLong(tailAt) + ", head="
                    + buffer.getLong(headAt) + ", capacity=" + capacity + ", length=" + length);
        }
        return offset;
    }

    /** Commits what was claimed, and says where it is: release, for the acquire of {@link #lengthAt}. */
    int commit(int offset) {
        ring.commit(offset);
        return (offset - HEADER_LENGTH) / Cursor.UNIT;
    }

    /** Writes a payload, plain. */
    void write(int offset, ByteBuffer message) {
        buffer.putBytes(offset, message, message.position(), message.remaining());
    }

    void writeInt(int offset, int value) {
        buffer.putInt(offset, value);
    }

    /** Copies the payload of the record at the index out, plain. */
    void read(int index, ByteBuffer room, int length) {
        buffer.getBytes(encodedMsgOffset(at(index)), room, length);
    }

    int readInt(int index) {
        return buffer.getInt(encodedMsgOffset(at(index)));
    }

    /**
     * Takes back what was claimed from the index on, and not committed: nobody ever sees it. It may be done again and
     * again, also by another process, until it is done.
     */
    void rollBackTo(int index) {
        buffer.putLongRelease(at(index), 0);
        long tail = buffer.getLong(tailAt);
        buffer.putLongRelease(tailAt, tail - (tail - at(index) & capacity - 1));
    }

    /** Fails if it is behind the end. */
    void requireInside(int index) {
        if (index >= units()) {
            throw new CorruptDataException("damaged ring: index=" + index + ", units=" + units());
        }
    }

    private int at(int index) {
        requireInside(index);
        return index * RecordDescriptor.ALIGNMENT;
    }

    /** Files of ring buffers. */
    private record Kind(Buffers buffers) implements Chain.Kind<RingFile> {

        @Override
        public RingFile create(Path file, int units) {
            int capacity = units * Cursor.UNIT;
            SharedBytes bytes = PrivateFiles.createZeroed(file, bytesFor(capacity));
            bytes.setIntRelease(CAPACITY_AT, capacity);
            bytes.setLongRelease(MAGIC_AT, MAGIC);
            return new RingFile(bytes, capacity, buffers);
        }

        @Override
        public RingFile open(Path file) {
            SharedBytes bytes = PrivateFiles.open(file);
            if (bytes.size() < RING_AT || bytes.getLongAcquire(MAGIC_AT) != MAGIC) {
                throw new CorruptDataException("not a ring buffer: file=" + file + ", size=" + bytes.size());
            }
            int capacity = bytes.getIntAcquire(CAPACITY_AT);
            if (capacity < LEAST_CAPACITY
                    || capacity > MOST_CAPACITY
                    || !BitUtil.isPowerOfTwo(capacity)
                    || bytesFor(capacity) != bytes.size()) {
                throw new CorruptDataException(
                        "damaged ring buffer: file=" + file + ", size=" + bytes.size() + ", capacity=" + capacity);
            }
            return new RingFile(bytes, capacity, buffers);
        }

        @Override
        public void retire(SharedBytes bytes) {
            if (bytes.size() >= RING_AT) {
                bytes.setIntRelease(RETIRED_AT, 1);
            }
        }

        @Override
        public boolean isRetired(RingFile ring) {
            return ring.bytes.getIntAcquire(RETIRED_AT) != 0;
        }
    }
}
