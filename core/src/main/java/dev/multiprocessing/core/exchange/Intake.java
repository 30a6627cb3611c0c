package dev.multiprocessing.core.exchange;

import dev.multiprocessing.spi.MessageSink;
import java.nio.ByteBuffer;

/** Takes in one message: into the caller's buffer if it fits there, else into an array of its own. */
final class Intake implements MessageSink {

    // the receiving thread only
    private ByteBuffer preferred;
    private ByteBuffer own; // set by room()

    /** An intake that allocates what it needs, until it is told what to prefer. */
    Intake() {}

    /** From now on it prefers the remaining room of the buffer. */
    void prefer(ByteBuffer buffer) {
        preferred = buffer;
    }

    /** Forgets the buffer, and what it has taken in. */
    void clear() {
        preferred = null;
        own = null;
    }

    @Override
    public ByteBuffer room(int length) {
        if (preferred != null && length <= preferred.remaining()) {
            return preferred;
        }
        own = ByteBuffer.allocate(length);
        return own;
    }

    /** Whether the message did not fit into the caller's buffer. */
    boolean overflowed() {
        return own != null;
    }

    /** The message, if it is not in the caller's buffer; the array has exactly its length. */
    ByteBuffer message() {
        return own.flip();
    }
}
