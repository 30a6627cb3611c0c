package dev.multiprocessing.transport.socket;

/**
 * How many messages may be sent to a queue with a bound through a handle: the hub keeps places for them, for a moment,
 * see {@link Reservations}.
 */
final class Reserved {

    /** How long a producer may think so. */
    static final long NANOS = 10_000_000;

    // guarded by this
    private long sent;
    private long upTo;
    private long until;

    /** Takes a place for a message that is sent now, if there is one. */
    synchronized boolean take() {
        if (sent >= upTo || System.nanoTime() - until > 0) {
            return false;
        }
        sent++;
        return true;
    }

    /** There are places for so many messages in all, those included that were sent since there is this handle. */
    synchronized void reach(long count) {
        upTo = count;
        until = System.nanoTime() + NANOS;
    }
}
