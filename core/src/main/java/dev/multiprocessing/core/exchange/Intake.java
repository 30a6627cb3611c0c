package dev.multiprocessing.core.exchange;

import dev.multiprocessing.spi.MessageSink;
import java.nio.ByteBuffer;

/** Takes in one message: into the caller's buffer if it fits there, else into an array of its own. */
final class Intake implements MessageSink {

    private final ByteBuffer preferred;
    private ByteBuffer own; // set by room(), in the receiving thread

    /** An intake that allocates what it needs. */
    Intake() {
        this(null);
    }

    /** An intake that prefers the remaining room of the buffer. */
    Intake(ByteBuffer preferred) {
        this.preferred = preferred;
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
