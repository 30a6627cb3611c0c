package dev.multiprocessing.transport.agrona;

import dev.multiprocessing.spi.CorruptDataException;

/**
 * What a record is, and which one: the type that Agrona keeps with it, which must be more than 0.
 *
 * <pre>
 *   31  30 29  28                                      0
 *  +---+------+-----------------------------------------+
 *  | 0 | kind | messages before it, mod 2^29            |
 *  +---+------+-----------------------------------------+
 * </pre>
 */
final class RecordType {

    /** A message. */
    static final int INLINE = 1;

    /** A message that is in a file of its own; the payload is its length. */
    static final int SPILLED = 2;

    /** No message: the next record is in the next file. */
    static final int MOVED = 3;

    private static final int COUNT_BITS = 29;
    private static final int COUNT = (1 << COUNT_BITS) - 1;

    private RecordType() {}

    static int of(int kind, int count) {
        return kind << COUNT_BITS | count & COUNT;
    }

    static int kind(int type) {
        return type >>> COUNT_BITS;
    }

    static boolean isMove(int type) {
        return kind(type) == MOVED;
    }

    /** Fails unless it is one, and that of the message before which there were so many. */
    static void requireCount(int type, int count) {
        if (type <= COUNT || (type & COUNT) != (count & COUNT)) {
            throw new CorruptDataException(
                    "damaged record: type=" + Integer.toHexString(type) + ", expected count=" + (count & COUNT));
        }
    }
}
