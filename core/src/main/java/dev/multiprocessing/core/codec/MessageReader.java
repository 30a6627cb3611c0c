package dev.multiprocessing.core.codec;

import dev.multiprocessing.DecodingException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads a message that may be corrupt or hostile.
 *
 * <p>Nothing is allocated on the word of a length alone. Bytes must be there before they are copied, and elements are
 * paid for from a budget of one per byte of the whole message: each takes at least one byte, so an honest message never
 * exceeds it, and a hostile one cannot nest huge empty containers in one another.
 */
final class MessageReader {

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle CHAR = MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;

    // the decoding thread only
    private int next;
    private int end;
    private long budget; // elements that may still be announced

    /** Reads from the position of the buffer to its limit, whatever its order; leaves the buffer itself alone. */
    MessageReader(ByteBuffer message) {
        this(
                message.hasArray() ? message.array() : copy(message),
                message.hasArray() ? message.arrayOffset() + message.position() : 0,
                message.remaining());
    }

    private MessageReader(byte[] bytes, int from, int length) {
        this.bytes = bytes;
        this.next = from;
        this.end = from + length;
        this.budget = length;
    }

    private static byte[] copy(ByteBuffer message) {
        byte[] copy = new byte[message.remaining()];
        message.get(message.position(), copy);
        return copy;
    }

    /** Takes the list of handles off the end of the message. */
    MessageReader cutList() {
        int size = remaining() < Integer.BYTES ? -1 : (int) INT.get(bytes, end - Integer.BYTES);
        if (size < 0 || size > remaining() - Integer.BYTES) {
            throw corrupt("implausible list of handles: length=" + size);
        }
        end -= Integer.BYTES + size;
        return new MessageReader(bytes, end, size);
    }

    int remaining() {
        return end - next;
    }

    int unsignedByte() {
        return signedByte() & 0xFF;
    }

    byte signedByte() {
        return bytes[skip(1)];
    }

    short int16() {
        return (short) SHORT.get(bytes, skip(Short.BYTES));
    }

    char char16() {
        return (char) CHAR.get(bytes, skip(Character.BYTES));
    }

    int int32() {
        return (int) INT.get(bytes, skip(Integer.BYTES));
    }

    long int64() {
        return (long) LONG.get(bytes, skip(Long.BYTES));
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte part = signedByte();
            value |= (part & 0x7FL) << shift;
            if (part >= 0) {
                return value;
            }
        }
        throw corrupt("number with more than 64 bits");
    }

    long zigzag() {
        long value = varint();
        return value >>> 1 ^ -(value & 1);
    }

    /** A signed number that must fit an int. */
    int zigzagInt() {
        long value = zigzag();
        if (value != (int) value) {
            throw corrupt("number out of range: value=" + value);
        }
        return (int) value;
    }

    /** The announced number of elements, each of which takes at least {@code minBytes}. */
    int count(int minBytes) {
        long count = varint();
        if (count < 0 || count > remaining() / minBytes || (budget -= count) < 0) {
            throw implausible(count);
        }
        return (int) count;
    }

    /** The announced number of elements of exactly that width, all of which are there. */
    int length(int width) {
        long length = varint();
        if (length < 0 || length > remaining() / width) {
            throw implausible(length);
        }
        return (int) length;
    }

    byte[] bytes(int length) {
        int from = skip(length);
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    /** The next bytes as a buffer of their own, not copied. */
    ByteBuffer slice(int length) {
        if (length < 0 || length > remaining()) {
            throw implausible(length);
        }
        return ByteBuffer.wrap(bytes, skip(length), length).slice();
    }

    /** A text with its tag. */
    String text() {
        int tag = unsignedByte();
        if (tag != Tag.LATIN1 && tag != Tag.UTF16) {
            throw corrupt("text expected: tag=" + tag);
        }
        return text(tag);
    }

    /** A text whose tag has been read. */
    String text(int tag) {
        return tag == Tag.LATIN1 ? latin1() : utf16();
    }

    private String latin1() {
        int length = length(1);
        return new String(bytes, skip(length), length, StandardCharsets.ISO_8859_1);
    }

    private String utf16() {
        char[] chars = new char[length(Character.BYTES)];
        slice(chars.length * Character.BYTES).asCharBuffer().get(chars);
        return new String(chars);
    }

    private DecodingException implausible(long length) {
        return corrupt("length exceeds what is there: length=" + length + ", remaining=" + remaining());
    }

    /** Where the next bytes are, all of which are there; goes on behind them. */
    private int skip(int length) {
        if (length > end - next) {
            throw new BufferUnderflowException();
        }
        int at = next;
        next += length;
        return at;
    }

    /** The message is not what an encoder writes. */
    static DecodingException corrupt(String what) {
        return new DecodingException("cannot decode: corrupt message: " + what
                + "; check that both ends use the same codec and library version,"
                + " and that what was sent with sendBytes is received with recvBytes");
    }

    /** The bytes of the buffer as a stream. */
    static InputStream asStream(ByteBuffer source) {
        return new InputStream() {
            @Override
            public int read() {
                return source.hasRemaining() ? source.get() & 0xFF : -1;
            }

            @Override
            public int read(byte[] target, int from, int length) {
                if (!source.hasRemaining()) {
                    return length == 0 ? 0 : -1;
                }
                int count = Math.min(length, source.remaining());
                source.get(target, from, count);
                return count;
            }

            @Override
            public int available() {
                return source.remaining();
            }
        };
    }
}
