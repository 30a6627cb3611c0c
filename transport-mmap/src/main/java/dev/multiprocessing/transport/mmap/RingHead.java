package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.spi.CorruptDataException;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.transport.mmap.Segments.Mapped;
import java.nio.file.Path;

/**
 * The consumers' side of a ring: reads, commits, deletes what is used up; called by whoever has the consumers' lock.
 */
final class RingHead {

    private static final int NONE = -1;
    private static final long NEVER = -1;

    /** So little is let grow to more, for about a microsecond. */
    private static final int LITTLE_UNITS = 8 * 1024 / Segment.UNIT;

    private static final int PAUSES = 32;

    private final Cursors cursors;
    private final Segments segments;

    // guarded by the consumers' lock
    private Mapped mapped;
    private long ownHead = NEVER; // what this process stored last
    private long seenTail; // where the tail was at some time since; there are at least as many messages as that says
    private int lastWaiting; // how many messages there were when it was looked at

    RingHead(Cursors cursors, Segments segments) {
        this.cursors = cursors;
        this.segments = segments;
    }

    /**
     * Takes the oldest message, if there is one. The tail, which producers write all the time, is looked at only if it
     * matters.
     */
    boolean remove(MessageSink sink) {
        long head = cursors.head();
        if (head != ownHead || Cursor.count(head) == Cursor.count(seenTail)) {
            int waiting = lookAtTail(head);
            if (waiting == 0) {
                return false;
            }
        }
        int number = Cursor.segment(head);
        int index = Cursor.index(head);
        mapped = segments.find(number, mapped);
        boolean moved = mapped.segment().lengthAt(index) == Segment.MOVED;
        if (moved) {
            mapped = segments.find(Cursor.segmentAfter(number), mapped);
            index = 0;
        }
        int count = Cursor.count(head);
        boolean spilled = mapped.segment().lengthAt(index) == Segment.SPILLED;
        int units = spilled ? readSpilled(count, index, sink) : readInline(index, sink);
        int next = mapped.segment().after(index, units);
        ownHead = Cursor.of(count + 1, mapped.number(), next);
        cursors.commitHead(ownHead);
        deleteUsed(moved ? number : NONE, spilled ? segments.spill(count) : null);
        return true;
    }

    /**
     * How many messages wait. While a stream comes in, this stays behind its producers by some messages, as looking at
     * each one's commit would hold both sides up; where single messages come, as in a dialogue, they are taken at once.
     */
    private int lookAtTail(long head) {
        seenTail = cursors.tail();
        int waiting = Cursors.requireOrder(head, seenTail);
        if (waiting > 0 && lastWaiting > 1 && isLittle(head, seenTail)) {
            for (int i = 0; i < PAUSES; i++) {
                Thread.onSpinWait();
            }
            seenTail = cursors.tail();
            waiting = Cursors.requireOrder(head, seenTail);
        }
        if (waiting > 0) {
            lastWaiting = waiting;
        }
        return waiting;
    }

    private static boolean isLittle(long head, long tail) {
        int units = Cursor.index(tail) - Cursor.index(head);
        return Cursor.segment(head) == Cursor.segment(tail) && units >= 0 && units < LITTLE_UNITS;
    }

    /**
     * The message has been taken: what cannot be deleted is no reason to keep it from the program, and goes with the
     * ring.
     */
    private void deleteUsed(int segment, Path spill) {
        try {
            if (segment != NONE) {
                segments.delete(segment);
            }
            if (spill != null) {
                PrivateFiles.delete(spill);
            }
        } catch (TransportException e) {
            return;
        }
    }

    /** Takes away what a consumer that was killed had used up, but not deleted. */
    void cleanUpAfterDeath() {
        long head = cursors.head();
        PrivateFiles.delete(segments.spill(Cursor.count(head) - 1));
        int distance = Cursor.segment(cursors.tail()) - Cursor.segment(head) & Cursor.SEGMENTS - 1;
        if (distance < Cursor.SEGMENTS / 2) { // else the number before the head's may be in use again
            segments.delete(Cursor.segmentBefore(Cursor.segment(head)));
        }
    }

    private int readInline(int index, MessageSink sink) {
        int length = mapped.segment().lengthAt(index);
        if (length < 0 || Segment.unitsFor(length) >= mapped.segment().units()) {
            throw new CorruptDataException("damaged record: length=" + length + ", index=" + index);
        }
        mapped.segment().read(index, sink.room(length), length);
        return Segment.unitsFor(length);
    }

    private int readSpilled(int count, int index, MessageSink sink) {
        int length = mapped.segment().spilledLengthAt(index);
        if (length < 0 || length > MessageQueue.MAX_MESSAGE) {
            throw new CorruptDataException("damaged record: spilled length=" + length + ", index=" + index);
        }
        Path file = segments.spill(count);
        PrivateFiles.requireSize(file, length); // before anybody asks for so much memory
        PrivateFiles.readInto(file, length, sink.room(length));
        return 1;
    }
}
