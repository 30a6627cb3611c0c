package dev.multiprocessing.core.heap;

import dev.multiprocessing.spi.MessageQueue;
import java.nio.ByteBuffer;

/** Messages as they are kept here. */
final class Messages {

    private Messages() {}

    /** A copy of the buffer's remaining bytes. */
    static byte[] copyOf(ByteBuffer message) {
        if (message.remaining() > MessageQueue.MAX_MESSAGE) {
            throw new IllegalArgumentException("message too large: length=" + message.remaining() + ", max="
                    + MessageQueue.MAX_MESSAGE + "; send it in parts, or share an array");
        }
        byte[] copy = new byte[message.remaining()];
        message.get(message.position(), copy);
        return copy;
    }
}
