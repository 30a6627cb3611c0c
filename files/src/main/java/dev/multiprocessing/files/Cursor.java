package dev.multiprocessing.files;

/**
 * A place in a ring, packed into one word so that one store moves it.
 *
 * <pre>
 *  63                            32 31          21 20                    0
 *  +-------------------------------+--------------+-----------------------+
 *  | messages before it, mod 2^32  | segment      | index, in 8-byte units|
 *  +-------------------------------+--------------+-----------------------+
 * </pre>
 */
public final class Cursor {

    /** The bytes of a unit. */
    public static final int UNIT = 8;

    /** The most units a segment has. */
    public static final int MAX_UNITS = 1 << 21;

    /** How many segment numbers there are; they are used in turn. */
    public static final int SEGMENTS = 1 << 11;

    private Cursor() {}

    public static long of(int count, int segment, int index) {
        return (long) count << 32 | (long) segment << 21 | index;
    }

    public static int count(long cursor) {
        return (int) (cursor >>> 32);
    }

    public static int segment(long cursor) {
        return (int) (cursor >>> 21) & (SEGMENTS - 1);
    }

    public static int index(long cursor) {
        return (int) cursor & (MAX_UNITS - 1);
    }

    /** How many messages are between a head and a tail, of which there are never 2^31. */
    public static int between(long head, long tail) {
        return count(tail) - count(head);
    }

    public static int segmentBefore(int segment) {
        return (segment - 1) & (SEGMENTS - 1);
    }

    public static int segmentAfter(int segment) {
        return (segment + 1) & (SEGMENTS - 1);
    }
}
