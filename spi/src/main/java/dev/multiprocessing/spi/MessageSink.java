package dev.multiprocessing.spi;

import java.nio.ByteBuffer;

/**
 * Where received messages are copied to.
 *
 * <p>A transport calls {@link #room} exactly once for each message that it delivers, and fills the room before it returns
 * to its caller. It may do so while it holds a lock, so {@code room} only provides memory. If {@code room} throws, the
 * message stays where it is, and the error reaches the caller.
 */
@FunctionalInterface
public interface MessageSink {

    /**
     * Provides room for a message. The transport stores the message from the buffer's position on and advances the
     * position by {@code length}.
     *
     * @param length the message's length in bytes, already checked against the limits
     * @return a writable buffer with at least {@code length} bytes remaining
     */
    ByteBuffer room(int length);
}
