package dev.multiprocessing.mirror;

import dev.multiprocessing.spi.MessageSink;
import java.nio.ByteBuffer;

/** Messages as faults treat them. */
final class Messages {

    /** Takes a message, which nobody looks at. */
    static final MessageSink NOWHERE = ByteBuffer::allocate;

    private Messages() {}

    /** The same bytes, in memory of their own. */
    static ByteBuffer copy(ByteBuffer message) {
        ByteBuffer copy = ByteBuffer.allocate(message.remaining());
        copy.put(0, message, message.position(), message.remaining());
        return copy;
    }

    /** A part of it, in the same memory. */
    static ByteBuffer part(ByteBuffer message, int from, int to) {
        return message.slice(message.position() + from, to - from);
    }

    /** The same bytes but for the last one. */
    static ByteBuffer torn(ByteBuffer message) {
        ByteBuffer torn = copy(message);
        int last = torn.limit() - 1;
        return torn.put(last, (byte) ~torn.get(last));
    }
}
