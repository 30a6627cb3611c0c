package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.files.Asides;
import dev.multiprocessing.files.Chain;
import dev.multiprocessing.files.Chain.Mapped;
import dev.multiprocessing.files.Cursor;
import dev.multiprocessing.files.Cursors;
import dev.multiprocessing.files.Head;
import dev.multiprocessing.files.PrivateFiles;
import dev.multiprocessing.files.Unread;
import dev.multiprocessing.spi.CorruptDataException;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.MessageSink;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * The consumers' side of a ring: reads, commits, deletes what is used up; called by whoever has the consumers' lock.
 */
final class RingHead implements Head {

    private static final long NEVER = -1;
    private static final int UNKNOWN = -1;

    /** So little is let grow to more, for a moment. */
    private static final int LITTLE_UNITS = 8 * 1024 / Segment.UNIT;

    private final Cursors cursors;
    private final Chain<Segment> segments;
    private final Asides asides;

    // guarded by the consumers' lock; isWorthALook alone reads the first without it
    private Mapped<Segment> mapped;
    private long ownHead = NEVER; // what this process stored last
    private long seenTail; // where the tail was at some time since; there are at least as many messages as that says
    private int unitsLeft; // how many the records from here on can have: they end at the tail, or with their segment
    private Unread unread; // until it is asked for
    private int lastWaiting; // how many messages there were when it was looked at

    // any thread; nobody reads it: it is there so that a read for its line of cache is not optimized away
    private int fetched;

    RingHead(Cursors cursors, Chain<Segment> segments, Asides asides) {
        this.cursors = cursors;
        this.segments = segments;
        this.asides = asides;
    }

    /**
     * Takes the oldest message, and says how long it is, or {@link #NOTHING}; a long one is to be read after the lock
     * was given back, and before the next one is taken. The tail, which producers write all the time, is looked at only
     * if it matters.
     */
    @Override
    public int remove(MessageSink sink) {
        long head = cursors.head();
        boolean own = head == ownHead && mapped != null;
        if ((!own || Cursor.count(head) == Cursor.count(seenTail)) && lookAtTail(head) == 0) {
            return NOTHING;
        }
        int number = Cursor.segment(head);
        if (!own || mapped.number() != number) { // else nobody has replaced it
            mapped = segments.find(number, mapped);
        }
        int index = Cursor.index(head);
        int length = mapped.segment().lengthAt(index);
        long left = 0;
        if (length == Segment.MOVED) {
            mapped = segments.find(Cursor.segmentAfter(number), mapped);
            left = mapped.segment().bytes();
            index = 0;
            unitsLeft = UNKNOWN;
            length = mapped.segment().lengthAt(index);
        }
        if (unitsLeft == UNKNOWN) {
            unitsLeft = unitsFrom(index);
        }
        if (length == Segment.SPILLED) {
            return removeSpilled(head, index, sink, left);
        }
        readInline(index, length, sink);
        commit(head, index, Segment.unitsFor(length), left);
        return length;
    }

    /**
     * Whether a message seems to be there, for any thread that looks for one again and again, without the lock. It also
     * reads at the place of the next record, and ignores what it finds: the record's lines of cache come with the
     * tail's, where processors reorder reads, and not after it.
     */
    @Override
    public boolean isWorthALook() {
        long tail = cursors.tail();
        long head = cursors.head();
        Mapped<Segment> here = mapped;
        if (here != null) {
            fetched = here.segment().fetch(Cursor.index(head));
        }
        return Cursor.count(head) != Cursor.count(tail);
    }

    @Override
    public boolean hasTakenAll() {
        return Cursor.count(ownHead) == Cursor.count(seenTail);
    }

    @Override
    public boolean hasUnread() {
        return unread != null;
    }

    @Override
    public Unread takeUnread() {
        Unread taken = unread;
        unread = null;
        return taken;
    }

    /** Takes a long message: its file is this process's from then on. */
    private int removeSpilled(long head, int index, MessageSink sink, long left) {
        int length = mapped.segment().spilledLengthAt(index);
        if (length < 0 || length > MessageQueue.MAX_MESSAGE || unitsLeft < 1) {
            throw new CorruptDataException(
                    "damaged record: spilled length=" + length + ", index=" + index + ", units left=" + unitsLeft);
        }
        Path file = segments.spill(Cursor.count(head));
        PrivateFiles.requireSize(file, length); // before anybody asks for so much memory
        ByteBuffer room = sink.room(length);
        commit(head, index, 1, left + length);
        unread = Unread.of(asides.open(), file, room, length);
        return length;
    }

    /** Takes the message at the head, and deletes the segment that it was in another than, if there is one. */
    private void commit(long head, int index, int units, long usedUp) {
        if (usedUp > 0) {
            cursors.addUsedUp(head, usedUp);
        }
        ownHead = Cursor.of(
                Cursor.count(head) + 1, mapped.number(), mapped.segment().after(index, units));
        unitsLeft -= units;
        cursors.storeHead(ownHead);
        if (mapped.number() != Cursor.segment(head)) {
            segments.deleteUsed(Cursor.segment(head));
        }
    }

    /**
     * How many messages wait. While a stream comes in, this stays behind its producers by some messages, as looking at
     * each one's commit would hold both sides up; where single messages come, as in a dialogue, they are taken at once.
     */
    private int lookAtTail(long head) {
        unitsLeft = UNKNOWN;
        seenTail = cursors.tail();
        int waiting = Cursors.requireOrder(head, seenTail);
        if (waiting > 0 && lastWaiting > 1 && isLittle(head, seenTail)) {
            Spin.aMoment();
            seenTail = cursors.tail();
            waiting = Cursors.requireOrder(head, seenTail);
        }
        if (waiting > 0) {
            lastWaiting = waiting;
        }
        return waiting;
    }

    /** How many units of the mapped segment have records, from this one on; one at least is always free. */
    private int unitsFrom(int index) {
        int most = mapped.segment().units() - 1;
        if (mapped.number() != Cursor.segment(seenTail)) {
            return most;
        }
        int used = Cursor.index(seenTail) - index;
        return Math.min(most, used < 0 ? used + most + 1 : used);
    }

    private static boolean isLittle(long head, long tail) {
        int units = Cursor.index(tail) - Cursor.index(head);
        return Cursor.segment(head) == Cursor.segment(tail) && units >= 0 && units < LITTLE_UNITS;
    }

    @Override
    public void cleanUpAfterDeath() {
        cursors.countRecovery();
        segments.deleteBehind(cursors.head(), cursors.tail());
    }

    private void readInline(int index, int length, MessageSink sink) {
        if (length < 0 || Segment.unitsFor(length) > unitsLeft) {
            throw new CorruptDataException(
                    "damaged record: length=" + length + ", index=" + index + ", units left=" + unitsLeft);
        }
        mapped.segment().read(index, sink.room(length), length);
    }
}
