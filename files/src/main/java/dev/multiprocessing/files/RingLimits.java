package dev.multiprocessing.files;

import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.TransportException;

/**
 * How much a ring holds.
 *
 * @param messages the most messages
 * @param grows whether it grows when a segment is full, or producers wait until there is room; it grows in any case for
 *     a message that is too long for the segment
 * @param firstBytes the size of its first segment
 * @param laterBytes the least size of those that follow it; the first one of a ring that does not grow is for short
 *     messages only if this is more
 * @param inlineBytes the longest payload that goes into a segment; a longer one gets a file of its own
 * @param messagesBeforeSpill a message that gets a file of its own waits until fewer than this many messages are there
 * @param bytes the most bytes of segments and files, roughly; a message that would take more is refused
 */
public record RingLimits(
        int messages,
        boolean grows,
        int firstBytes,
        int laterBytes,
        int inlineBytes,
        int messagesBeforeSpill,
        long bytes) {

    /** The setting for the most bytes. */
    public static final String SETTING = "multiprocessing.shared.backlog.bytes";

    private static final long DEFAULT_BYTES = 8L << 30;
    private static final long LEAST_BYTES = 1 << 20;
    private static final int PIPE_BYTES = 256 * 1024;

    /**
     * More than the caches of one processor: what passes through it is in those that processors share, which is faster
     * than to fetch each line from the other one's.
     */
    private static final int PIPE_BYTES_FOR_LONG_MESSAGES = 4 * 1024 * 1024;

    private static final int PIPE_SPILLS = 4;
    private static final int QUEUE_BYTES = 64 * 1024;
    private static final int INLINE_BYTES = 2 * 1024 * 1024;

    /** How many records of the longest kind a segment has room for. */
    private static final int RECORDS = 4;

    /** How many records of the longest kind a segment for short messages has room for. */
    private static final int SHORT_RECORDS = 64;

    /** A queue of at most this many messages, whatever their length. */
    public static RingLimits ofQueue(int capacity, long bytes) {
        return new RingLimits(capacity, true, QUEUE_BYTES, QUEUE_BYTES, INLINE_BYTES, capacity, bytes);
    }

    /** One direction of a pipe, which holds a bounded number of bytes, or four of its longest messages. */
    public static RingLimits ofPipe(long bytes) {
        int later = (int) Math.max(PIPE_BYTES, Math.min(bytes / RECORDS, PIPE_BYTES_FOR_LONG_MESSAGES));
        return new RingLimits(Integer.MAX_VALUE, false, PIPE_BYTES, later, INLINE_BYTES, PIPE_SPILLS, bytes);
    }

    /** The most bytes that the deployer allows. */
    public static long bytes(Settings settings) {
        return settings.number(SETTING, DEFAULT_BYTES, LEAST_BYTES, Long.MAX_VALUE);
    }

    /** Whether one more message may be put where so many wait. */
    public boolean allow(int waiting, boolean spilled) {
        return waiting < messages && !(spilled && waiting >= messagesBeforeSpill);
    }

    /** Fails if so many more bytes of files than are held would be too many. */
    public void requireWithin(long held, long more) {
        if (held + more > bytes) {
            throw new TransportException("too much is waiting to be taken: bytes=" + held + ", more=" + more
                    + ", limit=" + bytes + "; let consumers keep up, give the queue a maxsize, or raise " + SETTING);
        }
    }

    /** The room a message with a file of its own must find: where a long one has to wait, a longer one has to, too. */
    public int roomForSpilled() {
        return grows ? 1 : firstBytes / Cursor.UNIT / RECORDS;
    }

    /** The units of the longest record that a segment of this size is meant for. */
    public int longRecord(int units) {
        return units / (units < laterBytes / Cursor.UNIT ? SHORT_RECORDS : RECORDS);
    }

    /** The size of the first segment, in which a record of so many units has room. */
    public int firstUnits(int recordUnits) {
        return Math.max(firstBytes / Cursor.UNIT, withRoomFor(recordUnits));
    }

    /** The size of the segment that follows one of this size: at least twice that, and several such records. */
    public int unitsAfter(int units, int recordUnits) {
        int larger = Math.max(units * 2, laterBytes / Cursor.UNIT);
        return Math.min(Cursor.MAX_UNITS, Math.max(larger, withRoomFor(recordUnits)));
    }

    private static int withRoomFor(int recordUnits) {
        return (int) Math.min(Cursor.MAX_UNITS, (long) recordUnits * RECORDS);
    }
}
