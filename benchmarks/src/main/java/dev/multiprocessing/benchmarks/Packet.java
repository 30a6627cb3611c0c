package dev.multiprocessing.benchmarks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A message whose receiver can tell whether it is the right one, and whole: its number, words that follow from it, and
 * a word at a place that follows from it.
 */
final class Packet {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder())
            .withInvokeExactBehavior();
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final long END = -1;
    private static final int WORDS = 8;
    private static final int HEAD = WORDS * Long.BYTES;

    private final byte[] bytes;
    private long sum;

    Packet(int size) {
        this(new byte[size]);
    }

    /** A message that was received. */
    Packet(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Fills in the message with this number. */
    void fill(long number) {
        LONG.set(bytes, 0, number);
        for (int word = 1; word < WORDS; word++) {
            LONG.set(bytes, word * Long.BYTES, (number + word) * MIX);
        }
        if (bytes.length > HEAD) {
            LONG.set(bytes, placeOf(number), number * MIX);
        }
        sum = sum * 31 + number * MIX;
    }

    /** Fills in the last message, which says how many there were, and their sum. */
    void fillEnd(long count) {
        LONG.set(bytes, 0, END);
        LONG.set(bytes, Long.BYTES, count);
        LONG.set(bytes, 2 * Long.BYTES, sum);
    }

    boolean isEnd() {
        return (long) LONG.get(bytes, 0) == END;
    }

    /** Fails unless it is the message with this number. */
    void verify(long number) {
        long found = (long) LONG.get(bytes, 0);
        long wrong = found ^ number;
        for (int word = 1; word < WORDS; word++) {
            wrong |= (long) LONG.get(bytes, word * Long.BYTES) ^ (found + word) * MIX;
        }
        if (bytes.length > HEAD) {
            wrong |= (long) LONG.get(bytes, placeOf(found)) ^ found * MIX;
        }
        if (wrong != 0) {
            throw new IllegalStateException("wrong message: expected number=" + number + ", number=" + found);
        }
        sum = sum * 31 + found * MIX;
    }

    /** Fails unless it is whole, and returns its number. */
    long verifyAny() {
        long number = (long) LONG.get(bytes, 0);
        verify(number);
        return number;
    }

    /** Fails unless the last message says what was received. */
    void verifyEnd(long count) {
        if ((long) LONG.get(bytes, Long.BYTES) != count || (long) LONG.get(bytes, 2 * Long.BYTES) != sum) {
            throw new IllegalStateException(
                    "wrong end: received=" + count + ", sent=" + (long) LONG.get(bytes, Long.BYTES));
        }
    }

    /** A time, for messages that measure one. */
    void setTime(long nanos) {
        LONG.set(bytes, Long.BYTES, nanos);
    }

    long time() {
        return (long) LONG.get(bytes, Long.BYTES);
    }

    private int placeOf(long number) {
        int places = (bytes.length - HEAD) / Long.BYTES;
        return HEAD + (int) Math.floorMod(number, (long) places) * Long.BYTES;
    }
}
