package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.files.Asides.Aside;
import dev.multiprocessing.files.Chain;
import dev.multiprocessing.files.Chain.Mapped;
import dev.multiprocessing.files.Cursor;
import dev.multiprocessing.files.Cursors;
import dev.multiprocessing.files.PrivateFiles;
import dev.multiprocessing.files.RingLimits;
import dev.multiprocessing.files.Tail;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;

/** The producers' side of a ring: finds room, writes, commits; called by whoever has the producers' lock. */
final class RingTail implements Tail {

    private static final long NEVER = -1;
    private static final int STRETCH_UNITS = 1024 / Segment.UNIT;

    private final RingLimits limits;
    private final Cursors cursors;
    private final Chain<Segment> segments;

    // guarded by the producers' lock
    private Mapped<Segment> mapped;
    private long ownTail = NEVER; // what this process stored last
    private long made; // the bytes of files for the message that is being put
    private long seenHead; // where the head was at some time since; there is at least as much room as that leaves

    RingTail(RingLimits limits, Cursors cursors, Chain<Segment> segments) {
        this.limits = limits;
        this.cursors = cursors;
        this.segments = segments;
    }

    /**
     * Puts a message, if there is room; a long one is in a file already. The head, which consumers write all the time,
     * is looked at only if it matters.
     */
    @Override
    public boolean append(ByteBuffer message, Aside aside) {
        long tail = cursors.tail();
        boolean spilled = aside != null;
        int units = spilled ? 1 : Segment.unitsFor(message.remaining());
        int needed = spilled ? limits.roomForSpilled() : units;
        made = spilled ? message.remaining() : 0;
        if (tail != ownTail || !isAllowed(tail, spilled) || !hasRoom(tail, needed)) {
            seenHead = cursors.head();
            if (!isAllowed(tail, spilled) || !hasRoom(tail, needed) && !extend(tail, needed)) {
                return false;
            }
        }
        if (spilled) {
            requireWithinLimit(made);
        }
        int index = mapped.number() == Cursor.segment(tail) ? Cursor.index(tail) : 0;
        long next = Cursor.of(
                Cursor.count(tail) + 1, mapped.number(), mapped.segment().after(index, units));
        if (made == 0) {
            mapped.segment().write(index, message);
        } else {
            writeCounted(tail, index, message, aside);
        }
        ownTail = next;
        cursors.storeTail(next);
        claimAhead(index, Cursor.index(next));
        return true;
    }

    /**
     * Claims the lines of cache of a kilobyte at a time, once records come to the one before it. A consumer has read
     * them, so the first store to each waits until its processor gives the line up, and the next lock waits for that
     * store: for one line after the other, if each record claims its own, and together, if they are claimed so.
     */
    private void claimAhead(int before, int index) {
        int from = (index / STRETCH_UNITS + 1) * STRETCH_UNITS;
        if (index / STRETCH_UNITS != before / STRETCH_UNITS && isFree(index, from + STRETCH_UNITS)) {
            mapped.segment().claimLines(from, from + STRETCH_UNITS);
        }
    }

    /** Whether nobody has anything there between the tail's index and this one, neither before nor behind the end. */
    private boolean isFree(int index, int to) {
        int size = mapped.segment().units();
        int oldest = mapped.number() == Cursor.segment(seenHead) ? Cursor.index(seenHead) : 0;
        return to <= size && (oldest > index ? to <= oldest : oldest < index);
    }

    /** Where files were made for a message, they are counted with it, and not if it is not put after all. */
    private void writeCounted(long tail, int index, ByteBuffer message, Aside aside) {
        boolean written = false;
        try {
            cursors.addMade(tail, made);
            write(index, Cursor.count(tail), message, aside);
            written = true;
        } finally {
            if (!written) {
                cursors.addMade(tail, 0);
            }
        }
    }

    private boolean isAllowed(long tail, boolean spilled) {
        return limits.allow(Cursors.requireOrder(seenHead, tail), spilled);
    }

    @Override
    public void cleanUpAfterDeath() {
        cursors.countRecovery();
        long tail = cursors.tail();
        cursors.addMade(tail, 0);
        PrivateFiles.delete(segments.spill(Cursor.count(tail)));
    }

    /** Whether there is room for a record, and the unit behind it, in the tail's segment, which this maps. */
    private boolean hasRoom(long tail, int units) {
        if (mapped == null && !segments.hasBegun()) {
            return false;
        }
        int number = Cursor.segment(tail);
        if (tail != ownTail || mapped == null || mapped.number() != number) { // else nobody has replaced it
            mapped = segments.find(number, mapped);
        }
        int size = mapped.segment().units();
        int oldest = number == Cursor.segment(seenHead) ? Cursor.index(seenHead) : 0;
        mapped.segment().requireInside(oldest);
        mapped.segment().requireInside(Cursor.index(tail));
        int used = Cursor.index(tail) - oldest;
        return units < size - (used < 0 ? used + size : used);
    }

    /**
     * Makes the first segment, or a larger one if the ring may grow, and says whether it did. The first one is not
     * counted, as the one that is taken from is not.
     */
    private boolean extend(long tail, int units) {
        if (mapped == null) {
            mapped = segments.createFirst(Cursor.segment(tail), limits.firstUnits(units));
            return true;
        }
        Mapped<Segment> old = mapped;
        if (!limits.grows() && !isTooLong(tail, units)) {
            return false;
        }
        int number = segments.numberAfter(tail, seenHead);
        int larger = limits.unitsAfter(old.segment().units(), units);
        made += Segment.bytesFor(larger);
        requireWithinLimit(made);
        mapped = segments.create(number, larger);
        old.segment().writeMoved(Cursor.index(tail));
        return true;
    }

    /** Whether the record needs a larger segment, and a shorter one would not have to wait. */
    private boolean isTooLong(long tail, int units) {
        int longest = limits.longRecord(mapped.segment().units());
        return units > longest && hasRoom(tail, longest);
    }

    @Override
    public void requireWithinLimit(long more) {
        limits.requireWithin(cursors.bytes(), more);
    }

    @Override
    public BooleanSupplier roomFromNowOn() {
        return cursors.roomFromNowOn();
    }

    private void write(int index, int count, ByteBuffer message, Aside aside) {
        if (aside == null) {
            mapped.segment().write(index, message);
            return;
        }
        aside.moveTo(segments.spill(count));
        mapped.segment().writeSpilled(index, message.remaining());
    }
}
