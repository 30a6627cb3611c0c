package dev.multiprocessing.core.stranger;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import net.razorvine.pickle.PickleException;

/**
 * Text as CPython pickles it: in UTF-8, in which half of a surrogate pair alone is encoded like any other character of
 * three bytes. CPython has such halves where it was given bytes that are no text, as in names of files.
 */
final class Text {

    private static final char REPLACEMENT = '\ufffd'; // what the JDK puts in the place of what it cannot decode
    private static final int SURROGATE_BYTES = 3;

    private Text() {}

    static byte[] encode(String text) {
        int half = nextHalf(text, 0);
        if (half == text.length()) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int start = 0;
        while (half < text.length()) {
            out.writeBytes(text.substring(start, half).getBytes(StandardCharsets.UTF_8));
            writeHalf(text.charAt(half), out);
            start = half + 1;
            half = nextHalf(text, start);
        }
        out.writeBytes(text.substring(start).getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    /** Where the next half is alone, or the length. */
    private static int nextHalf(String text, int from) {
        int at = from;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            if (character <= Character.MAX_VALUE && Character.isSurrogate((char) character)) {
                return at;
            }
            at += Character.charCount(character);
        }
        return at;
    }

    private static void writeHalf(char half, ByteArrayOutputStream out) {
        out.write(0xE0 | half >> 12);
        out.write(0x80 | half >> 6 & 0x3F);
        out.write(0x80 | half & 0x3F);
    }

    static String decode(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : decodeWithHalves(bytes);
    }

    private static String decodeWithHalves(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        StringBuilder text = new StringBuilder();
        int start = 0;
        try {
            for (int half = nextHalf(bytes, 0); half < bytes.length; half = nextHalf(bytes, start)) {
                text.append(decoder.decode(ByteBuffer.wrap(bytes, start, half - start)));
                text.append(
                        (char) ((bytes[half] & 0xF) << 12 | (bytes[half + 1] & 0x3F) << 6 | bytes[half + 2] & 0x3F));
                start = half + SURROGATE_BYTES;
            }
            return text.append(decoder.decode(ByteBuffer.wrap(bytes, start, bytes.length - start)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new PickleException("a text that is not in UTF-8", e);
        }
    }

    /** The same, where the bytes of one begin. */
    private static int nextHalf(byte[] bytes, int from) {
        for (int at = from; at <= bytes.length - SURROGATE_BYTES; at++) {
            if (bytes[at] == (byte) 0xED && (bytes[at + 1] & 0xE0) == 0xA0 && (bytes[at + 2] & 0xC0) == 0x80) {
                return at;
            }
        }
        return bytes.length;
    }
}
