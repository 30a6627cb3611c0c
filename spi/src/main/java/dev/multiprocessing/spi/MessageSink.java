package dev.multiprocessing.spi;

import java.nio.ByteBuffer;

/**
 * Where received messages are copied to.
 *
 * <p>A transport calls {@link #room} exactly once for each message that it delivers, and fills the room before it
 * returns to its caller. It may do so while it holds a lock, so {@code room} only provides memory. If {@code room}
 * throws, this message stays where it is; the error reaches the caller, unless messages were delivered by the same call
 * before: then these are reported. A transport whose wire has brought the message already keeps it for the next call.
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
