package dev.multiprocessing.core.codec;

import dev.multiprocessing.DecodingException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads a message that may be corrupt or hostile.
 *
 * <p>Nothing is allocated on the word of a length alone. Bytes must be there before they are copied, and elements are
 * paid for from a budget of one per byte of the whole message: each takes at least one byte, so an honest message never
 * exceeds it, and a hostile one cannot nest huge empty containers in one another.
 */
final class MessageReader {

    private final ByteBuffer bytes;

    private long budget; // elements that may still be announced; the decoding thread counts it down

    /** Reads from the position of the buffer to its limit, whatever its order; leaves the buffer itself alone. */
    MessageReader(ByteBuffer message) {
        this.bytes = message.duplicate();
        this.budget = message.remaining();
    }

    /** Takes the list of handles off the end of the message. */
    MessageReader cutList() {
        int size = bytes.remaining() < Integer.BYTES ? -1 : bytes.getInt(bytes.limit() - Integer.BYTES);
        if (size < 0 || size > bytes.remaining() - Integer.BYTES) {
            throw corrupt("implausible list of handles: length=" + size);
        }
        int listAt = bytes.limit() - Integer.BYTES - size;
        ByteBuffer list = bytes.duplicate().position(listAt).limit(listAt + size);
        bytes.limit(listAt);
        return new MessageReader(list);
    }

    int remaining() {
        return bytes.remaining();
    }

    int unsignedByte() {
        return bytes.get() & 0xFF;
    }

    byte signedByte() {
        return bytes.get();
    }

    short int16() {
        return bytes.getShort();
    }

    char char16() {
        return bytes.getChar();
    }

    int int32() {
        return bytes.getInt();
    }

    long int64() {
        return bytes.getLong();
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = bytes.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
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
        if (count < 0 || count > bytes.remaining() / minBytes || (budget -= count) < 0) {
            throw implausible(count);
        }
        return (int) count;
    }

    /** The announced number of elements of exactly that width, all of which are there. */
    int length(int width) {
        long length = varint();
        if (length < 0 || length > bytes.remaining() / width) {
            throw implausible(length);
        }
        return (int) length;
    }

    byte[] bytes(int length) {
        byte[] copy = new byte[length];
        bytes.get(copy);
        return copy;
    }

    /** The next bytes as a buffer of their own, not copied. */
    ByteBuffer slice(int length) {
        if (length < 0 || length > bytes.remaining()) {
            throw implausible(length);
        }
        ByteBuffer slice = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        return slice;
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
        if (!bytes.hasArray()) {
            return new String(bytes(length), StandardCharsets.ISO_8859_1);
        }
        int from = bytes.arrayOffset() + bytes.position();
        bytes.position(bytes.position() + length);
        return new String(bytes.array(), from, length, StandardCharsets.ISO_8859_1);
    }

    private String utf16() {
        char[] chars = new char[length(Character.BYTES)];
        slice(chars.length * Character.BYTES).asCharBuffer().get(chars);
        return new String(chars);
    }

    private DecodingException implausible(long length) {
        return corrupt("length exceeds what is there: length=" + length + ", remaining=" + bytes.remaining());
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
