package dev.multiprocessing.files;

import dev.multiprocessing.spi.MessageSink;

/** The consumers' side of a lane: reads, commits, deletes what is used up; called with the consumers' lock. */
public interface Head {

    /** What is there to be taken, where there is no message. */
    int NOTHING = -1;

    /**
     * Takes the oldest message, and says how long it is, or {@link #NOTHING}; a long one is to be read after the lock
     * was given back, and before the next one is taken.
     */
    int remove(MessageSink sink);

    /** Whether a message seems to be there, for any thread that looks for one again and again, without the lock. */
    boolean isWorthALook();

    /** Whether it has taken everything there was when it last looked. */
    boolean hasTakenAll();

    /** Whether a long message has been taken, and not been asked for yet. */
    boolean hasUnread();

    /** The long message that has been taken, but is to be read without the lock; null if there is none. */
    Unread takeUnread();

    /** Takes away what a consumer that was killed had used up, but not deleted. */
    void cleanUpAfterDeath();
}
