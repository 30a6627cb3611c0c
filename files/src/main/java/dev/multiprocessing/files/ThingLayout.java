package dev.multiprocessing.files;

/**
 * The header page of a queue, a channel or a region.
 *
 * <pre>
 *      0           8          12         16           24       28            32       36        40
 *      +-----------+----------+----------+------------+--------+-------------+--------+---------+-----------+
 *    0 | magic     | version  | kind     | size       | state  | last ticket | claims | (zeros) | life lock |
 *      +-----------+----------+----------+------------+--------+-------------+--------+---------+-----------+
 *  128 | producers' lock | tail | tally  (128 bytes, written by producers)                      |
 *  256 | consumers' lock | head | tally  (128 bytes, written by consumers)                      |
 *  384 | not-empty wait point | not-full wait point | begun | recoveries  (128 bytes, seldom)     |
 *      +----------------------------------------------------------------------------------------+
 *  512 |                 the same three lines for the other direction of a channel              |
 *      +----------------------------------------------------------------------------------------+
 * 1024 | holders: 768 ints for a queue or region, 384 for each end of a channel                  |
 *      +----------------------------------------------------------------------------------------+
 * 4096   a region's bytes
 * </pre>
 *
 * The size is a queue's capacity in messages or a region's in bytes. A region uses the first wait point. {@code Begun}
 * is 1 once the first segment of a direction is about to be made, and 2 when it is; recoveries counts the locks that
 * were taken over from the dead. The life lock is held to enter without a ticket, and to end.
 */
public final class ThingLayout {

    public static final long MAGIC = 0x4d504a2d5448494eL; // "MPJ-THIN"
    public static final int PAGE = 4096;

    public static final int MAGIC_AT = 0;
    public static final int VERSION_AT = 8;
    public static final int KIND_AT = 12;
    public static final int SIZE_AT = 16;
    public static final int STATE_AT = 24;
    public static final int LAST_TICKET_AT = 28;
    public static final int CLAIMS_AT = 32;
    public static final int LIFE_LOCK_AT = 40;

    public static final int STATE_OPEN = 1;
    public static final int STATE_ENDED = 2;

    public static final int QUEUE = 1;
    public static final int CHANNEL = 2;
    public static final int REGION = 3;

    public static final int FIRST_DIRECTION = 128;
    public static final int SECOND_DIRECTION = 512;
    public static final int REGION_WAITERS_AT = notEmptyAt(FIRST_DIRECTION);

    private static final String LETTERS = " qcr";
    private static final int HOLDERS_AT = 1024;
    private static final int HOLDERS = (PAGE - HOLDERS_AT) / Integer.BYTES;

    private ThingLayout() {}

    public static int producersLockAt(int direction) {
        return direction;
    }

    public static int tailAt(int direction) {
        return direction + 8;
    }

    public static int consumersLockAt(int direction) {
        return direction + 128;
    }

    public static int headAt(int direction) {
        return direction + 136;
    }

    public static int madeAt(int direction) {
        return direction + 16;
    }

    public static int usedUpAt(int direction) {
        return direction + 144;
    }

    public static int notEmptyAt(int direction) {
        return direction + 256;
    }

    public static int notFullAt(int direction) {
        return direction + 272;
    }

    public static int begunAt(int direction) {
        return direction + 288;
    }

    public static int recoveriesAt(int direction) {
        return direction + 292;
    }

    /** The letter with which names of this kind begin. */
    public static char letterOf(int kind) {
        return LETTERS.charAt(kind);
    }

    public static int kindOf(char letter) {
        return LETTERS.indexOf(letter);
    }

    /** The direction in which an end puts; a thing with one end has one direction. */
    public static int outgoing(int end) {
        return end == 0 ? FIRST_DIRECTION : SECOND_DIRECTION;
    }

    /** The direction from which an end takes. */
    public static int incoming(int kind, int end) {
        return outgoing(endsOf(kind) - 1 - end);
    }

    /** How many ends a thing of this kind has, each with holders of its own. */
    public static int endsOf(int kind) {
        return kind == CHANNEL ? 2 : 1;
    }

    public static int holdersOf(int kind) {
        return HOLDERS / endsOf(kind);
    }

    public static int holderAt(int kind, int end, int index) {
        return HOLDERS_AT + (end * holdersOf(kind) + index) * Integer.BYTES;
    }
}
