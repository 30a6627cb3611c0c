package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.spi.CorruptDataException;

/** The two words that are the whole state of a ring: where the next record goes, and where the oldest one is. */
final class Cursors {

    private final SharedBytes header;
    private final int direction;
    private final Tally made;
    private final Tally usedUp;

    Cursors(SharedBytes header, int direction) {
        this.header = header;
        this.direction = direction;
        this.made = new Tally(header, ThingLayout.madeAt(direction));
        this.usedUp = new Tally(header, ThingLayout.usedUpAt(direction));
    }

    SharedBytes header() {
        return header;
    }

    int direction() {
        return direction;
    }

    /** Pairs with {@link #commitTail}: the records before it are whole. */
    long tail() {
        return header.getLongAcquire(ThingLayout.tailAt(direction));
    }

    /** Pairs with {@link #commitHead}: the records before it have been copied out. */
    long head() {
        return header.getLongAcquire(ThingLayout.headAt(direction));
    }

    /** The bytes of files that the messages take. */
    long bytes() {
        return made.total(Cursor.count(tail())) - usedUp.total(Cursor.count(head()));
    }

    /** Says how many bytes of files were made for the message that is about to be put at the tail. */
    void addMade(long tail, long bytes) {
        made.add(Cursor.count(tail), bytes);
    }

    /** Says how many bytes of files the message at the head, which is about to be taken, was the last to use. */
    void addUsedUp(long head, long bytes) {
        usedUp.add(Cursor.count(head), bytes);
    }

    /** Somebody has taken a lock of this ring over from a dead owner. */
    void countRecovery() {
        header.getAndAddInt(ThingLayout.recoveriesAt(direction), 1);
    }

    /** How often that has happened. */
    int recoveries() {
        return header.getIntAcquire(ThingLayout.recoveriesAt(direction));
    }

    /** Puts what was written behind the tail: release, for the acquire of {@link #tail}. */
    void commitTail(long tail) {
        header.setLongRelease(ThingLayout.tailAt(direction), tail);
    }

    /** Takes what was read at the head: release, for the acquire of {@link #head}. */
    void commitHead(long head) {
        header.setLongRelease(ThingLayout.headAt(direction), head);
    }

    /** How many messages there were at one instant: the head did not move while the tail was read. */
    int size() {
        long head = head();
        while (true) {
            int size = requireOrder(head, tail());
            long again = head();
            if (again == head) {
                return size;
            }
            head = again;
        }
    }

    /** How many messages are between them. */
    static int requireOrder(long head, long tail) {
        int between = Cursor.between(head, tail);
        if (between < 0) {
            throw new CorruptDataException("damaged ring: head=" + Long.toHexString(head) + ", tail="
                    + Long.toHexString(tail) + "; use a new queue or pipe");
        }
        return between;
    }
}
