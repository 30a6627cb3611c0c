package dev.multiprocessing.transport.socket;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A unit on the wire, in network byte order.
 *
 * <pre>
 *      0           4       5          9
 *      +-----------+-------+----------+---------
 *      | length    | kind  | call     | body ...
 *      +-----------+-------+----------+---------
 * </pre>
 *
 * The length counts what follows it. The kind is the number of an {@link Op} on the way to the hub and of a {@link
 * Status} on the way back; the call is a number that the caller chose, 0 where no answer is wanted.
 */
final class Frame {

    static final int LENGTH_BYTES = Integer.BYTES;
    static final int HEADER = 9;

    private static final int KIND_AT = 4;
    private static final int CALL_AT = 5;

    private Frame() {}

    /** A frame whose body is to be put in from the position on, to the limit. */
    static ByteBuffer of(int kind, int call, int bodyLength) {
        return putHeader(ByteBuffer.allocate(Math.addExact(HEADER, bodyLength)), kind, call, bodyLength);
    }

    /** The first part of a frame, with room for a number; the rest of the body goes behind it. */
    static ByteBuffer begin(int kind, int call, int bodyLength) {
        return putHeader(ByteBuffer.allocate(HEADER + Integer.BYTES), kind, call, bodyLength);
    }

    private static ByteBuffer putHeader(ByteBuffer into, int kind, int call, int bodyLength) {
        return into.putInt(Math.addExact(HEADER - LENGTH_BYTES, bodyLength))
                .put((byte) kind)
                .putInt(call);
    }

    /** A frame with a text for a body. */
    static ByteBuffer ofText(int kind, int call, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return of(kind, call, bytes.length).put(bytes).flip();
    }

    static int kind(ByteBuffer frame) {
        return frame.get(KIND_AT);
    }

    static int call(ByteBuffer frame) {
        return frame.getInt(CALL_AT);
    }

    /** What follows the header. */
    static ByteBuffer body(ByteBuffer frame) {
        return frame.slice(HEADER, frame.limit() - HEADER);
    }

    /** The rest of a body, as text. */
    static String text(ByteBuffer body) {
        return StandardCharsets.UTF_8.decode(body).toString();
    }
}
