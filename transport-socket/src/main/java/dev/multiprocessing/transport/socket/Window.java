package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.Outcome;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much may be sent through a handle before the hub has said that it is out of the way: so a sender need not wait
 * for an answer to each message, and one that is faster than its receiver waits all the same.
 */
final class Window extends Signal {

    /** What may be under way. */
    static final int SIZE = 1024 * 1024;

    /** The hub says so once it is so much. */
    static final int WORTH_TELLING = SIZE / 8;

    /** What each message weighs besides its bytes and their length, so that empty ones are bounded, too. */
    private static final int BESIDES = 12;

    private final AtomicLong left = new AtomicLong(SIZE);
    private volatile Outcome end; // how the other end has gone, null while it has not; set once

    /** Of so many messages, which are so long with their lengths. */
    static long weightOf(int bytes, int count) {
        return bytes + (long) BESIDES * count;
    }

    /** Whether a message may be sent, or never will be. */
    boolean isOpen() {
        return left.get() > 0 || end != null;
    }

    /**
     * Takes the room for a message of this length, if there is some, and says how that ended. The message may be larger
     * than what is left, and so may those of several threads at once.
     */
    Outcome take(int length) {
        if (end != null) {
            return end;
        }
        if (left.get() <= 0) {
            return Outcome.TIMED_OUT;
        }
        left.addAndGet(-weightOf(Integer.BYTES + length, 1));
        return Outcome.DONE;
    }

    void credit(long weight) {
        left.addAndGet(weight);
        fire();
    }

    void end(Outcome how) {
        end = how;
        fire();
    }
}
