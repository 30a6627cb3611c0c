package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.transport.mmap.Segments.Mapped;
import java.nio.ByteBuffer;

/** The producers' side of a ring: finds room, writes, commits; called by whoever has the producers' lock. */
final class RingTail {

    private static final int NO_ROOM = -1;

    private final RingLimits limits;
    private final Cursors cursors;
    private final Segments segments;

    private Mapped mapped; // guarded by the producers' lock

    RingTail(RingLimits limits, Cursors cursors, Segments segments) {
        this.limits = limits;
        this.cursors = cursors;
        this.segments = segments;
    }

    /** Puts a message, if there is room. */
    boolean append(ByteBuffer message) {
        long tail = cursors.tail();
        long head = cursors.head();
        int length = message.remaining();
        boolean spilled = length > limits.inlineBytes();
        int waiting = Cursors.requireOrder(head, tail);
        if (waiting >= limits.messages() || spilled && waiting >= limits.messagesBeforeSpill()) {
            return false;
        }
        int units = spilled ? 1 : Segment.unitsFor(length);
        int index = findRoom(tail, head, spilled ? limits.roomForSpilled() : units);
        if (index == NO_ROOM) {
            return false;
        }
        write(index, Cursor.count(tail), message, spilled);
        int next = mapped.segment().after(index, units);
        cursors.commitTail(Cursor.of(Cursor.count(tail) + 1, mapped.number(), next));
        return true;
    }

    /** Takes away what a producer that was killed had made for a message that it did not commit. */
    void cleanUpAfterDeath() {
        PrivateFiles.delete(segments.spill(Cursor.count(cursors.tail())));
    }

    /** The index of room for a record and the unit behind it; maps its segment. */
    private int findRoom(long tail, long head, int units) {
        int number = Cursor.segment(tail);
        if (!segments.haveBegun()) {
            mapped = segments.createFirst(number, limits.firstUnits(units));
            return Cursor.index(tail);
        }
        mapped = segments.find(number, mapped);
        int size = mapped.segment().units();
        int oldest = number == Cursor.segment(head) ? Cursor.index(head) : 0;
        int used = Cursor.index(tail) - oldest;
        if (units < size - (used < 0 ? used + size : used)) {
            return Cursor.index(tail);
        }
        return limits.grows() ? grow(tail, head, units) : NO_ROOM;
    }

    private int grow(long tail, long head, int units) {
        int number = Cursor.segmentAfter(Cursor.segment(tail));
        int oldest = Cursor.segment(head);
        if (number == oldest || number == Cursor.segmentBefore(oldest)) { // a consumer may be just deleting that one
            throw new TransportException("queue too long: messages=" + Cursor.between(head, tail) + ", segments="
                    + Cursor.SEGMENTS + "; let consumers keep up, or give the queue a maxsize");
        }
        Mapped old = mapped;
        mapped = segments.create(number, limits.unitsAfter(old.segment().units(), units));
        old.segment().writeMoved(Cursor.index(tail));
        return 0;
    }

    private void write(int index, int count, ByteBuffer message, boolean spilled) {
        if (!spilled) {
            mapped.segment().write(index, message, message.remaining());
            return;
        }
        PrivateFiles.createFrom(segments.spill(count), message);
        mapped.segment().writeSpilled(index, message.remaining());
    }
}
