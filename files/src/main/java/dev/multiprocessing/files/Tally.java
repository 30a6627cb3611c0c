package dev.multiprocessing.files;

/**
 * How many bytes of files one side of a ring has made, or used up, as of its committed messages.
 *
 * <pre>
 *      0            8            16           24
 *      +------------+------------+------------+
 *      | before     | message    | after      |
 *      +------------+------------+------------+
 * </pre>
 *
 * The message with that count brings the total from {@code before} to {@code after}. While the count is the one of the
 * side's own cursor, the message is not committed, and the total is {@code before}; so a process that dies at any step
 * of an addition leaves the total as it was, and there is nothing to repair. Written by whoever has the side's lock.
 */
public final class Tally {

    private static final int MESSAGE = 8;
    private static final int AFTER = 16;

    private final SharedBytes bytes;
    private final int at;

    public Tally(SharedBytes bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    /** The total when the side's cursor has this count; what a process reads while another adds is old or new. */
    public long total(int count) {
        return bytes.getLongAcquire(at + (count == bytes.getIntAcquire(at + MESSAGE) ? 0 : AFTER));
    }

    /** Adds to the total what the message with the cursor's count will bring once it is committed. */
    public void add(int count, long size) {
        long before = total(count);
        bytes.setLongRelease(at, before);
        bytes.setIntRelease(at + MESSAGE, count);
        bytes.setLongRelease(at + AFTER, before + size);
    }
}
