package dev.multiprocessing.core.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A message as it grows. */
final class MessageWriter {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int KEPT = 1024 * 1024;

    private byte[] bytes = new byte[256]; // replaced as it grows; one thread at a time
    private int size; // one thread at a time

    /** Starts over. */
    MessageWriter reset() {
        size = 0;
        return this;
    }

    /** Whether it is small enough to be kept for the next message. */
    boolean isWorthKeeping() {
        return bytes.length <= KEPT;
    }

    ByteBuffer message() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    void writeByte(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    void writeInt(int value) {
        reserve(Integer.BYTES);
        INT.set(bytes, size, value);
        size += Integer.BYTES;
    }

    void writeLong(long value) {
        reserve(Long.BYTES);
        LONG.set(bytes, size, value);
        size += Long.BYTES;
    }

    /** A number that is mostly small and not negative. */
    void writeVarint(long value) {
        reserve(10);
        long left = value;
        while ((left & ~0x7fL) != 0) {
            bytes[size++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[size++] = (byte) left;
    }

    /** A number that is mostly small. */
    void writeSigned(long value) {
        writeVarint(value << 1 ^ value >> 63);
    }

    void writeBytes(byte[] source) {
        writeVarint(source.length);
        reserve(source.length);
        System.arraycopy(source, 0, bytes, size, source.length);
        size += source.length;
    }

    /** A text with its tag. */
    void writeText(String text) {
        byte[] latin1 = text.getBytes(StandardCharsets.ISO_8859_1);
        if (new String(latin1, StandardCharsets.ISO_8859_1).equals(text)) {
            writeByte(Tag.LATIN1);
            writeBytes(latin1);
            return;
        }
        writeByte(Tag.UTF16);
        writeVarint(text.length() * 2L);
        writeChars(text.toCharArray());
    }

    void writeChars(char[] chars) {
        room(chars.length, Character.BYTES).asCharBuffer().put(chars);
    }

    /** Room for so many elements of a width, which count as written. */
    ByteBuffer room(int elements, int width) {
        int length = Math.multiplyExact(elements, width);
        reserve(length);
        ByteBuffer room = ByteBuffer.wrap(bytes, size, length).slice();
        size += length;
        return room;
    }

    private void reserve(int more) {
        long needed = (long) size + more;
        if (needed > bytes.length) {
            if (needed > Integer.MAX_VALUE - 8) {
                throw new ArithmeticException("message longer than 2 GiB");
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, bytes.length * 2L)));
        }
    }
}
