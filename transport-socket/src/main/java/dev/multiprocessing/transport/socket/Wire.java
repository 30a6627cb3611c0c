package dev.multiprocessing.transport.socket;

import java.io.IOException;
import java.nio.channels.ByteChannel;

/**
 * Where the bytes of a connection come from and go to: the socket itself, or TLS. Nothing here waits, and one thread
 * may read while another one writes.
 *
 * <p>Reading ends its turn with a 0; until then bytes may be here of which a selector knows nothing.
 */
interface Wire extends ByteChannel {

    /** Moves on what the wire has taken and the socket has not, and says whether that was all. */
    boolean flush() throws IOException;

    /** Whether it is for room in the socket that writing waits; else it is for what the other side has yet to say. */
    boolean waitsForRoom();

    /** What tells this connection from one that somebody in the middle has made; nothing if that cannot be told. */
    byte[] binding();
}
