package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.Outcome;

/**
 * How much may be sent through a handle before the hub has said that it is out of the way: so a sender need not wait
 * for an answer to each message, and one that is faster than its receiver waits all the same.
 */
final class Window extends Signal {

    /** What may be under way. */
    static final int SIZE = 512 * 1024;

    /** The hub says so once it is so much. */
    static final int WORTH_TELLING = SIZE / 4;

    /** What each message weighs besides its bytes and their length, so that empty ones are bounded, too. */
    private static final int BESIDES = 12;

    // guarded by this
    private long left = SIZE;
    private Outcome end; // how the other end has gone, null while it has not

    /** Of so many messages, which are so long with their lengths. */
    static int weightOf(int bytes, int count) {
        return (int) Math.min(Integer.MAX_VALUE, bytes + (long) BESIDES * count);
    }

    /** Whether a message may be sent, or never will be; it may be larger than what is left. */
    synchronized boolean isOpen() {
        return left > 0 || end != null;
    }

    /** Takes the room for a message of this length, if there is some, and says how that ended. */
    synchronized Outcome take(int length) {
        if (end != null) {
            return end;
        }
        if (left <= 0) {
            return Outcome.TIMED_OUT;
        }
        left -= weightOf(Integer.BYTES + length, 1);
        return Outcome.DONE;
    }

    void credit(int weight) {
        synchronized (this) {
            left += weight;
        }
        fire();
    }

    void end(Outcome how) {
        synchronized (this) {
            end = how;
        }
        fire();
    }
}
