package dev.multiprocessing.core.memory;

/** The parts of a lock word; {@link RegionLayout} shows them. */
final class LockWord {

    static final long FREE = 0;
    static final long CONTENDED = 1;
    static final long INHERITED = Long.MIN_VALUE;

    private static final int THREAD_BITS = 31;

    private LockWord() {}

    /**
     * The word of a lock that this thread of this participant owns, uncontended and not inherited. Never {@link #FREE}.
     */
    static long ownedBy(int participant, long thread) {
        return (long) participant << Integer.SIZE | (thread & (1L << THREAD_BITS) - 1) << 1;
    }

    static int participant(long word) {
        return (int) (word >>> Integer.SIZE) & Integer.MAX_VALUE;
    }

    static long thread(long word) {
        return word >>> 1 & (1L << THREAD_BITS) - 1;
    }

    static boolean isContended(long word) {
        return (word & CONTENDED) != 0;
    }

    static boolean isInherited(long word) {
        return (word & INHERITED) != 0;
    }

    /** Whether the word names the owner, whatever its flags. */
    static boolean isOwnedBy(long word, long owner) {
        return (word & ~(INHERITED | CONTENDED)) == owner;
    }

    static String describe(long word) {
        if (word == FREE) {
            return "nobody";
        }
        return "thread " + thread(word) + " of participant " + participant(word);
    }
}
