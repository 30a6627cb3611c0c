package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.TransportException;

/** How much memory the messages in a session's queues may take together, and do. Guarded by the hub. */
final class Backlog {

    private final long limit;
    private long bytes; // guarded by the hub

    Backlog(long limit) {
        this.limit = limit;
    }

    /** So many more, or fewer. */
    void grow(long by) {
        bytes += by;
    }

    boolean isFull() {
        return bytes >= limit;
    }

    /** Fails if no more is let in. */
    void requireRoom() {
        if (isFull()) {
            throw new TransportException("too much is waiting in the session's queues: bytes=" + bytes + ", limit="
                    + limit + "; take some of it, give the queue a bound, or raise " + Limits.BACKLOG
                    + " where the session is opened");
        }
    }
}
