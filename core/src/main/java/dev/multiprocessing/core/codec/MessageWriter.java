package dev.multiprocessing.core.codec;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The growing bytes of a message that is being encoded; one thread writes at a time. */
final class MessageWriter {

    /** The longest message. */
    static final int MAX_SIZE = 1 << 30;

    private static final int FIRST_CAPACITY = 512;

    private byte[] bytes = new byte[FIRST_CAPACITY]; // the thread that encodes replaces it when it is full
    private ByteBuffer view = ByteBuffer.wrap(bytes); // always of the same bytes
    private int size; // only that thread counts it

    /** Begins a new message over the old one. */
    void clear() {
        size = 0;
        view.clear().order(ByteOrder.BIG_ENDIAN); // whoever had the last message may have changed them
    }

    int capacity() {
        return bytes.length;
    }

    int size() {
        return size;
    }

    /** The bytes so far, not copied; nothing is to be put behind them before the next message begins. */
    ByteBuffer message() {
        return view.position(0).limit(size);
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    void putByte(int value) {
        int at = claim(1);
        bytes[at] = (byte) value;
    }

    void putShort(int value) {
        int at = claim(Short.BYTES);
        view.putShort(at, (short) value);
    }

    void putInt(int value) {
        int at = claim(Integer.BYTES);
        view.putInt(at, value);
    }

    void putLong(long value) {
        int at = claim(Long.BYTES);
        view.putLong(at, value);
    }

    /** Stores over a byte that was put before. */
    void setByte(int at, int value) {
        bytes[at] = (byte) value;
    }

    /** Stores over an int that was put before, such as a length that has become known. */
    void setInt(int at, int value) {
        view.putInt(at, value);
    }

    /** A number that is mostly small and never negative, or of which all bits matter. */
    void putVarint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            putByte((int) (rest | 0x80));
            rest >>>= 7;
        }
        putByte((int) rest);
    }

    /** A number that is mostly near zero. */
    void putZigzag(long value) {
        putVarint(value << 1 ^ value >> 63);
    }

    void putBytes(byte[] source, int from, int length) {
        int at = claim(length);
        System.arraycopy(source, from, bytes, at, length);
    }

    /** Room for bulk copies: exactly the next bytes, big-endian, valid until the next put. */
    ByteBuffer room(long length) {
        int at = claim(length);
        return ByteBuffer.wrap(bytes, at, (int) length);
    }

    /** The text with its tag. */
    void putText(String text) {
        int length = text.length();
        int allBits = 0;
        for (int i = 0; i < length; i++) {
            allBits |= text.charAt(i);
        }
        boolean isLatin1 = allBits <= 0xFF;
        putByte(isLatin1 ? Tag.LATIN1 : Tag.UTF16);
        putVarint(length);
        if (isLatin1) {
            putLatin1(text, length);
            return;
        }
        putChars(text, length);
    }

    @SuppressWarnings("deprecation") // drops the upper bytes, which are zero here; the fast way without a copy
    private void putLatin1(String text, int length) {
        int at = claim(length);
        text.getBytes(0, length, bytes, at);
    }

    // A charset encoder would replace lone surrogates, which must arrive.
    private void putChars(String text, int length) {
        int at = claim((long) length * Character.BYTES);
        for (int i = 0; i < length; i++) {
            view.putChar(at + i * Character.BYTES, text.charAt(i));
        }
    }

    private int claim(long length) {
        int at = size;
        if (length > bytes.length - at) {
            grow(length);
        }
        size += (int) length;
        return at;
    }

    private void grow(long length) {
        if (length > MAX_SIZE - size) {
            throw new Unencodable(
                    "byte[]",
                    "message too large: length>" + ((long) size + length - 1) + ", max=" + MAX_SIZE,
                    "send it in parts",
                    null);
        }
        long doubled = Math.min(2L * bytes.length, MAX_SIZE);
        bytes = Arrays.copyOf(bytes, (int) Math.max(doubled, size + length));
        view = ByteBuffer.wrap(bytes);
    }

    /** What is written there becomes part of the message. */
    OutputStream asStream() {
        return new OutputStream() {
            @Override
            public void write(int value) {
                putByte(value);
            }

            @Override
            public void write(byte[] source, int from, int length) {
                putBytes(source, from, length);
            }
        };
    }
}
