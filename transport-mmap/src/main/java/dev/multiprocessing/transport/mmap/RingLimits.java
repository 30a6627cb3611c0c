package dev.multiprocessing.transport.mmap;

/**
 * How much a ring holds.
 *
 * @param messages the most messages
 * @param grows whether it grows when a segment is full, or producers wait until there is room; it grows in any case for
 *     a message that is too long for the segment
 * @param firstBytes the size of its first segment
 * @param inlineBytes the longest payload that goes into a segment; a longer one gets a file of its own
 * @param messagesBeforeSpill a message that gets a file of its own waits until fewer than this many messages are there
 */
record RingLimits(int messages, boolean grows, int firstBytes, int inlineBytes, int messagesBeforeSpill) {

    private static final int PIPE_BYTES = 256 * 1024;
    private static final int PIPE_SPILLS = 4;
    private static final int QUEUE_BYTES = 64 * 1024;
    private static final int INLINE_BYTES = 2 * 1024 * 1024;

    /** How many records of the longest kind a segment is made for. */
    private static final int RECORDS = 4;

    /** A queue of at most this many messages, whatever their length. */
    static RingLimits ofQueue(int capacity) {
        return new RingLimits(capacity, true, QUEUE_BYTES, INLINE_BYTES, capacity);
    }

    /** One direction of a pipe, which holds a bounded number of bytes, or four of its longest messages. */
    static RingLimits ofPipe() {
        return new RingLimits(Integer.MAX_VALUE, false, PIPE_BYTES, INLINE_BYTES, PIPE_SPILLS);
    }

    /** The room a message with a file of its own must find: where a long one has to wait, a longer one has to, too. */
    int roomForSpilled() {
        return grows ? 1 : longRecord(firstBytes / Segment.UNIT);
    }

    /** The units of the longest record that a segment of this size is meant for. */
    static int longRecord(int units) {
        return units / RECORDS;
    }

    /** The size of the first segment, in which a record of so many units has room. */
    int firstUnits(int recordUnits) {
        return unitsAfter(firstBytes / Segment.UNIT / 2, recordUnits);
    }

    /** The size of the segment that follows one of this size: twice that, and room for several such records. */
    int unitsAfter(int units, int recordUnits) {
        return (int) Math.min(Cursor.MAX_UNITS, Math.max(units * 2L, (long) recordUnits * RECORDS));
    }
}
