package dev.multiprocessing.core.codec;

import dev.multiprocessing.DecodingException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A message as it is read; whatever it claims is held against the bytes that are there before memory is asked for. */
final class MessageReader {

    private final ByteBuffer bytes;

    MessageReader(ByteBuffer bytes) {
        this.bytes = bytes.order(ByteOrder.BIG_ENDIAN);
    }

    int remaining() {
        return bytes.remaining();
    }

    byte readByte() {
        require(1);
        return bytes.get();
    }

    int readInt() {
        require(Integer.BYTES);
        return bytes.getInt();
    }

    long readLong() {
        require(Long.BYTES);
        return bytes.getLong();
    }

    long readVarint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte part = readByte();
            value |= (part & 0x7fL) << shift;
            if (part >= 0) {
                return value;
            }
        }
        throw new DecodingException("damaged message: a number of more than 64 bits at=" + bytes.position());
    }

    long readSigned() {
        long value = readVarint();
        return value >>> 1 ^ -(value & 1);
    }

    /** A number of elements, each of which takes at least so many bytes. */
    int readCount(int width) {
        long count = readVarint();
        if (count < 0 || count > bytes.remaining() / width) {
            throw new DecodingException("damaged message: it claims more than it holds: count=" + count + ", width="
                    + width + ", remaining=" + bytes.remaining());
        }
        return (int) count;
    }

    byte[] readBytes() {
        byte[] value = new byte[readCount(1)];
        bytes.get(value);
        return value;
    }

    /** A text with its tag. */
    String readText() {
        byte tag = readByte();
        if (tag != Tag.LATIN1 && tag != Tag.UTF16) {
            throw new DecodingException("damaged message: a name was expected: tag=" + tag);
        }
        return readText(tag);
    }

    /** A text whose tag was read. */
    String readText(byte tag) {
        if (tag == Tag.LATIN1) {
            return new String(readBytes(), StandardCharsets.ISO_8859_1);
        }
        char[] chars = new char[readCount(1) / Character.BYTES];
        elements(chars.length, Character.BYTES).asCharBuffer().get(chars);
        return new String(chars);
    }

    /** The bytes of so many elements of a width, which count as read. */
    ByteBuffer elements(int count, int width) {
        require(count * width);
        ByteBuffer elements = bytes.slice(bytes.position(), count * width);
        bytes.position(bytes.position() + count * width);
        return elements;
    }

    private void require(int length) {
        if (bytes.remaining() < length) {
            throw new DecodingException("damaged message: it ends early: at=" + bytes.position() + ", needed=" + length
                    + ", remaining=" + bytes.remaining());
        }
    }
}
