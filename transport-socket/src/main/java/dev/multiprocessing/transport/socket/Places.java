package dev.multiprocessing.transport.socket;

/**
 * How many messages may be sent to a queue with a bound through a handle: the hub keeps places for them, for a moment,
 * see {@link Reservations}.
 */
final class Places {

    /** How long a producer may count on them. */
    static final long NANOS = 10_000_000;

    // guarded by this
    private long sent;
    private long upTo;
    private long until;
    private long lastPut;

    /** Takes a place for a message that is sent now, if there is one. */
    synchronized boolean take() {
        long now = System.nanoTime();
        if (sent >= upTo || now - until > 0) {
            return false;
        }
        lastPut = now;
        sent++;
        return true;
    }

    /** A message is put that has an answer. */
    synchronized void put() {
        lastPut = System.nanoTime();
    }

    /**
     * There are places for so many messages in all, those included that were sent since there is this handle. The hub
     * said so when something was put, so the time counts from then: it may be long ago that it came.
     */
    synchronized void reach(long count) {
        upTo = count;
        until = lastPut + NANOS;
    }
}
