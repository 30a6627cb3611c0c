package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.spi.CorruptDataException;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.transport.mmap.Asides.Aside;
import dev.multiprocessing.transport.mmap.Segments.Mapped;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * The consumers' side of a ring: reads, commits, deletes what is used up; called by whoever has the consumers' lock.
 */
final class RingHead {

    /** What is there to be taken, where there is no message. */
    static final int NOTHING = -1;

    private static final long NEVER = -1;
    private static final int UNKNOWN = -1;

    /** So little is let grow to more, for a moment. */
    private static final int LITTLE_UNITS = 8 * 1024 / Segment.UNIT;

    private final Cursors cursors;
    private final Segments segments;
    private final Asides asides;

    // guarded by the consumers' lock; isWorthALook alone reads the first without it
    private Mapped mapped;
    private long ownHead = NEVER; // what this process stored last
    private long seenTail; // where the tail was at some time since; there are at least as many messages as that says
    private int unitsLeft; // how many the records from here on can have: they end at the tail, or with their segment
    private Unread unread; // until it is asked for
    private int lastWaiting; // how many messages there were when it was looked at

    // any thread; nobody reads it: it is there so that a read for its line of cache is not optimized away
    private int fetched;

    RingHead(Cursors cursors, Segments segments, Asides asides) {
        this.cursors = cursors;
        this.segments = segments;
        this.asides = asides;
    }

    /**
     * Takes the oldest message, and says how long it is, or {@link #NOTHING}; a long one is to be read after the lock
     * was given back, and before the next one is taken. The tail, which producers write all the time, is looked at only
     * if it matters.
     */
    int remove(MessageSink sink) {
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
    boolean isWorthALook() {
        long tail = cursors.tail();
        long head = cursors.head();
        Mapped here = mapped;
        if (here != null) {
            fetched = here.segment().fetch(Cursor.index(head));
        }
        return Cursor.count(head) != Cursor.count(tail);
    }

    /** Whether it has taken everything there was when it last looked. */
    boolean hasTakenAll() {
        return Cursor.count(ownHead) == Cursor.count(seenTail);
    }

    boolean hasUnread() {
        return unread != null;
    }

    /** The long message that has been taken, but is to be read without the lock; null if there is none. */
    Unread takeUnread() {
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
        cursors.commitHead(ownHead);
        if (mapped.number() != Cursor.segment(head)) {
            deleteUsed(Cursor.segment(head));
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

    /**
     * The message has been taken: a segment that cannot be deleted is no reason to keep it from the program, and goes
     * with the ring.
     */
    private void deleteUsed(int segment) {
        try {
            segments.delete(segment);
        } catch (TransportException e) {
            return;
        }
    }

    /** Takes away what a consumer that was killed had used up, but not deleted. */
    void cleanUpAfterDeath() {
        cursors.countRecovery();
        long head = cursors.head();
        PrivateFiles.delete(segments.spill(Cursor.count(head) - 1));
        int distance = Cursor.segment(cursors.tail()) - Cursor.segment(head) & Cursor.SEGMENTS - 1;
        if (distance < Cursor.SEGMENTS / 2) { // else the number before the head's may be in use again
            segments.delete(Cursor.segmentBefore(Cursor.segment(head)));
        }
    }

    private void readInline(int index, int length, MessageSink sink) {
        if (length < 0 || Segment.unitsFor(length) > unitsLeft) {
            throw new CorruptDataException(
                    "damaged record: length=" + length + ", index=" + index + ", units left=" + unitsLeft);
        }
        mapped.segment().read(index, sink.room(length), length);
    }

    /** A long message that has been taken, but not read; if there is a failure, its file could not be taken. */
    record Unread(Aside aside, ByteBuffer room, int length, TransportException failure) {

        private static Unread of(Aside aside, Path file, ByteBuffer room, int length) {
            try {
                aside.moveFrom(file);
                return new Unread(aside, room, length, null);
            } catch (TransportException e) {
                return new Unread(aside, room, length, e);
            }
        }

        /** Reads it, once; nobody else can, so if that fails, it is lost. */
        void read() {
            try (aside) {
                if (failure != null) {
                    throw failure;
                }
                aside.readInto(room, length);
            }
        }
    }
}
