package dev.multiprocessing.benchmarks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A message whose receiver can tell whether it is the right one, and whole.
 *
 * <p>Its 64 bytes are its number, five words that follow from it, and a time twice, hidden in two more such words. A
 * longer message has a word that follows from its number in each stretch of 512 bytes, at a place that moves by one
 * word from message to message: each page of each message is looked at, and each byte in the course of 64 messages. (To
 * look at each byte of each message would measure that look.) Sender and receiver keep a sum that knows the order.
 */
final class Packet {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder())
            .withInvokeExactBehavior();
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final long END = -1;
    private static final int WORDS = 8;
    private static final int PLAIN_WORDS = 6;
    private static final int HEAD = WORDS * Long.BYTES;
    private static final int STRETCH = 512;

    private final byte[] bytes;
    private long sum; // of all that were filled in, or verified; one thread only

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
        fill(number, 0);
    }

    /** Fills in the message with this number, and a time. */
    void fill(long number, long nanos) {
        put(0, number);
        for (int word = 1; word < PLAIN_WORDS; word++) {
            put(word * Long.BYTES, (number + word) * MIX);
        }
        put(6 * Long.BYTES, (number + 6) * MIX + nanos);
        put(7 * Long.BYTES, (number + 7) * MIX ^ nanos);
        for (int at = firstPlace(number); at <= bytes.length - Long.BYTES; at += STRETCH) {
            put(at, (number + at) * MIX);
        }
        sum = sum * 31 + number * MIX;
    }

    /** Fills in the last message, which says how many there were, and their sum. */
    void fillEnd(long count) {
        put(0, END);
        put(Long.BYTES, count);
        put(2 * Long.BYTES, sum);
    }

    boolean isEnd() {
        return get(0) == END;
    }

    /** Fails unless it is the message with this number. */
    void verify(long number) {
        long found = get(0);
        long wrong = found ^ number;
        for (int word = 1; word < PLAIN_WORDS; word++) {
            wrong |= get(word * Long.BYTES) ^ (found + word) * MIX;
        }
        wrong |= get(6 * Long.BYTES) ^ (found + 6) * MIX + time();
        for (int at = firstPlace(found); at <= bytes.length - Long.BYTES; at += STRETCH) {
            wrong |= get(at) ^ (found + at) * MIX;
        }
        if (wrong != 0) {
            throw new IllegalStateException("wrong message: expected number=" + number + ", number=" + found);
        }
        sum = sum * 31 + found * MIX;
    }

    /** Fails unless it is whole, and returns its number. */
    long verifyAny() {
        long number = get(0);
        verify(number);
        return number;
    }

    /** Fails unless the last message says what was received. */
    void verifyEnd(long count) {
        if (!isEnd() || get(Long.BYTES) != count || get(2 * Long.BYTES) != sum) {
            throw new IllegalStateException("wrong end: received=" + count + ", sent=" + get(Long.BYTES));
        }
    }

    /** The time that was filled in, or 0. */
    long time() {
        return get(7 * Long.BYTES) ^ (get(0) + 7) * MIX;
    }

    private static int firstPlace(long number) {
        return HEAD + (int) (number & STRETCH / Long.BYTES - 1) * Long.BYTES;
    }

    private long get(int at) {
        return (long) LONG.get(bytes, at);
    }

    private void put(int at, long word) {
        LONG.set(bytes, at, word);
    }
}
