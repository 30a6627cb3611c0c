package dev.multiprocessing.files;

import dev.multiprocessing.spi.CorruptDataException;
import java.util.function.BooleanSupplier;

/** The two words of a ring: where the next record goes, and where the oldest one is; and what goes with them. */
public final class Cursors {

    private final SharedBytes header;
    private final int direction;
    private final Tally made;
    private final Tally usedUp;

    public Cursors(SharedBytes header, int direction) {
        this.header = header;
        this.direction = direction;
        this.made = new Tally(header, ThingLayout.madeAt(direction));
        this.usedUp = new Tally(header, ThingLayout.usedUpAt(direction));
    }

    public SharedBytes header() {
        return header;
    }

    public int direction() {
        return direction;
    }

    /** Pairs with {@link #storeTail}: the records before it are whole. */
    public long tail() {
        return header.getLongAcquire(ThingLayout.tailAt(direction));
    }

    /** Pairs with {@link #storeHead}: the records before it have been copied out. */
    public long head() {
        return header.getLongAcquire(ThingLayout.headAt(direction));
    }

    /** The bytes of files that the messages take. */
    public long bytes() {
        return made.total(Cursor.count(tail())) - usedUp.total(Cursor.count(head()));
    }

    /** Says how many bytes of files were made for the message that is about to be put at the tail. */
    public void addMade(long tail, long bytes) {
        made.add(Cursor.count(tail), bytes);
    }

    /** Says how many bytes of files the message at the head, which is about to be taken, was the last to use. */
    public void addUsedUp(long head, long bytes) {
        usedUp.add(Cursor.count(head), bytes);
    }

    /** Somebody has taken a lock of this ring over from a dead owner. */
    public void countRecovery() {
        header.getAndAddInt(ThingLayout.recoveriesAt(direction), 1);
    }

    /** How often that has happened. */
    public int recoveries() {
        return header.getIntAcquire(ThingLayout.recoveriesAt(direction));
    }

    /** Puts what was written behind the tail: release, for the acquire of {@link #tail}. */
    public void storeTail(long tail) {
        header.setLongRelease(ThingLayout.tailAt(direction), tail);
    }

    /** Takes what was read at the head: release, for the acquire of {@link #head}. */
    public void storeHead(long head) {
        header.setLongRelease(ThingLayout.headAt(direction), head);
    }

    /** How many messages there were at one instant: the head did not move while the tail was read. */
    public int size() {
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

    /**
     * What says whether more than an eighth of the messages that are there now have been taken since: so that while
     * consumers are at work a producer comes back for so many at a time, instead of fighting with them for the same
     * words over each message.
     */
    public BooleanSupplier roomFromNowOn() {
        long full = head();
        int eighth = Cursor.between(full, tail()) / 8;
        return () -> Cursor.between(full, head()) > eighth;
    }

    /** How many messages are between them. */
    public static int requireOrder(long head, long tail) {
        int between = Cursor.between(head, tail);
        if (between < 0) {
            throw new CorruptDataException("damaged ring: head=" + Long.toHexString(head) + ", tail="
                    + Long.toHexString(tail) + "; use a new queue or pipe");
        }
        return between;
    }
}
