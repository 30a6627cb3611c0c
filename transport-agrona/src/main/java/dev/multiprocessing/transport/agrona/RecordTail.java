package dev.multiprocessing.transport.agrona;

import dev.multiprocessing.files.Asides.Aside;
import dev.multiprocessing.files.Chain;
import dev.multiprocessing.files.Chain.Mapped;
import dev.multiprocessing.files.Cursor;
import dev.multiprocessing.files.Cursors;
import dev.multiprocessing.files.PrivateFiles;
import dev.multiprocessing.files.RingLimits;
import dev.multiprocessing.files.Tail;
import dev.multiprocessing.spi.CorruptDataException;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;

/** The producers' side of a {@link RecordLane}; called by whoever has the producers' lock. */
final class RecordTail implements Tail {

    private static final long NEVER = -1;

    /** Behind the noted tail there are a message, and a padding or a move before it, at most. */
    private static final int MOST_UNNOTED = 2;

    /** How long consumers that are at work are left to make more room, some hundred messages'. */
    private static final long AT_WORK_NANOS = 20_000;

    private final RingLimits limits;
    private final Cursors cursors;
    private final Chain<RingFile> rings;
    private final Counter counter;

    // guarded by the producers' lock
    private Mapped<RingFile> mapped;
    private long ownTail = NEVER; // what this process noted last
    private long seenHead; // where the head was at some time since; there is at least as much room as that leaves

    RecordTail(RingLimits limits, Cursors cursors, Chain<RingFile> rings, Counter counter) {
        this.limits = limits;
        this.cursors = cursors;
        this.rings = rings;
        this.counter = counter;
    }

    /** The head, which consumers write all the time, is looked at only if it matters. */
    @Override
    public boolean append(ByteBuffer message, Aside aside) {
        long tail = cursors.tail();
        boolean spilled = aside != null;
        int units = RingFile.unitsFor(spilled ? Integer.BYTES : message.remaining());
        int room = spilled ? Math.max(units, limits.roomForSpilled()) : units;
        if (tail != ownTail || !limits.allow(waiting(tail), spilled) || !hasRoom(tail, units, room)) {
            lookAtHead(tail);
            if (!limits.allow(waiting(tail), spilled)) {
                return false;
            }
            if (!hasRoom(tail, units, room)) {
                if (!extend(tail, units, room, spilled ? message.remaining() : 0)) {
                    return false;
                }
                tail = cursors.tail();
            }
        }
        int index = put(tail, message, aside);
        ownTail = Cursor.of(
                Cursor.count(tail) + 1, mapped.number(), mapped.segment().after(index, units));
        cursors.storeTail(ownTail);
        counter.increment();
        return true;
    }

    @Override
    public void cleanUpAfterDeath() {
        cursors.countRecovery();
        rollBack();
    }

    @Override
    public void requireWithinLimit(long more) {
        limits.requireWithin(cursors.bytes(), more);
    }

    @Override
    public BooleanSupplier roomFromNowOn() {
        return new Room();
    }

    private int waiting(long tail) {
        return Cursors.requireOrder(seenHead, tail);
    }

    /** Tells Agrona, too, how far consumers are, which do not. */
    private void lookAtHead(long tail) {
        seenHead = cursors.head();
        if (map(tail)) {
            mapped.segment().keep(used(tail));
        }
    }

    /** Maps the tail's file, if there is one, and says whether there is. */
    private boolean map(long tail) {
        if (mapped == null && !rings.hasBegun()) {
            return false;
        }
        int number = Cursor.segment(tail);
        if (tail != ownTail || mapped == null || mapped.number() != number) { // else nobody has replaced it
            mapped = rings.find(number, mapped);
        }
        return true;
    }

    private int used(long tail) {
        RingFile ring = mapped.segment();
        int oldest = mapped.number() == Cursor.segment(seenHead) ? Cursor.index(seenHead) : 0;
        ring.requireInside(oldest);
        ring.requireInside(Cursor.index(tail));
        return ring.used(Cursor.index(tail), oldest);
    }

    private boolean hasRoom(long tail, int units, int room) {
        if (!map(tail)) {
            return false;
        }
        RingFile ring = mapped.segment();
        int needed = Math.max(room, ring.unitsNeeded(Cursor.index(tail), units));
        return units <= ring.longestRecord() && needed <= ring.units() - used(tail);
    }

    /** Makes the first file, or a larger one if the ring may grow, and says whether it did. */
    private boolean extend(long tail, int units, int room, long spilled) {
        if (mapped == null) {
            int capacity = RingFile.capacityFor(limits.firstUnits(units), units);
            mapped = rings.createFirst(Cursor.segment(tail), capacity / Cursor.UNIT);
            return true;
        }
        RingFile old = mapped.segment();
        if (!limits.grows() && !isTooLong(tail, room)) {
            return false;
        }
        int number = rings.numberAfter(tail, seenHead);
        int capacity = RingFile.capacityFor(limits.unitsAfter(old.units(), units), units);
        requireWithinLimit(spilled + RingFile.bytesFor(capacity));
        Mapped<RingFile> next = rings.create(number, capacity / Cursor.UNIT);
        int index = Cursor.index(tail);
        old.commit(old.claim(index, RecordType.of(RecordType.MOVED, Cursor.count(tail)), 0));
        mapped = next;
        cursors.storeTail(Cursor.of(Cursor.count(tail), number, 0));
        return true;
    }

    /** Whether the record needs a larger file, and a shorter one would not have to wait. */
    private boolean isTooLong(long tail, int room) {
        RingFile ring = mapped.segment();
        int longest = Math.min(limits.longRecord(ring.units()), ring.longestRecord());
        return room > longest && hasRoom(tail, longest, longest);
    }

    /** Puts a message for which there is room, all of it or nothing, and says where its record is. */
    private int put(long tail, ByteBuffer message, Aside aside) {
        long made = aside == null ? 0 : message.remaining();
        if (mapped.segment().isUnused() && Cursor.count(tail) != 0) {
            made += mapped.segment().bytes(); // the first file is not counted, as the one that is taken from is not
        }
        if (aside != null) {
            requireWithinLimit(made);
        }
        boolean put = false;
        try {
            if (made > 0) {
                cursors.addMade(tail, made);
            }
            int index = aside == null ? putInline(tail, message) : putSpilled(tail, message.remaining(), aside);
            put = true;
            return index;
        } finally {
            if (!put) {
                rollBack();
            }
        }
    }

    private int putInline(long tail, ByteBuffer message) {
        RingFile ring = mapped.segment();
        int type = RecordType.of(RecordType.INLINE, Cursor.count(tail));
        int offset = ring.claim(Cursor.index(tail), type, message.remaining());
        ring.write(offset, message);
        return ring.commit(offset);
    }

    private int putSpilled(long tail, int length, Aside aside) {
        aside.moveTo(rings.spill(Cursor.count(tail)));
        RingFile ring = mapped.segment();
        int type = RecordType.of(RecordType.SPILLED, Cursor.count(tail));
        int offset = ring.claim(Cursor.index(tail), type, Integer.BYTES);
        ring.writeInt(offset, length);
        return ring.commit(offset);
    }

    /** Notes what was committed, and takes away what was not. */
    private void rollBack() {
        long tail = cursors.tail();
        if (rings.hasBegun()) {
            tail = walkToEnd(tail);
            mapped.segment().rollBackTo(Cursor.index(tail));
            cursors.storeTail(tail);
        }
        ownTail = NEVER;
        cursors.addMade(tail, 0);
        PrivateFiles.delete(rings.spill(Cursor.count(tail)));
    }

    /** The place behind all that is committed, whose file this maps. */
    private long walkToEnd(long noted) {
        mapped = rings.find(Cursor.segment(noted), mapped);
        long end = noted;
        for (int steps = 0; mapped.segment().lengthAt(Cursor.index(end)) > 0; steps++) {
            if (steps == MOST_UNNOTED) {
                throw new CorruptDataException("damaged ring: too much behind the tail: tail=" + Long.toHexString(noted)
                        + "; use a new queue or pipe");
            }
            end = behind(end);
        }
        return end;
    }

    /** The place behind a committed record. */
    private long behind(long place) {
        RingFile ring = mapped.segment();
        int index = Cursor.index(place);
        int count = Cursor.count(place);
        int length = ring.lengthAt(index);
        int type = ring.typeAt(index);
        if (RingFile.isPadding(type)) {
            RecordHead.requireLength(length, ring.units() - index, index);
            return Cursor.of(count, mapped.number(), 0);
        }
        RecordType.requireCount(type, count);
        if (RecordType.isMove(type)) {
            mapped = RingFile.after(mapped, rings);
            return Cursor.of(count, mapped.number(), 0);
        }
        int units = RecordHead.requireLength(length, ring.units() - index, index);
        return Cursor.of(count + 1, mapped.number(), ring.after(index, units));
    }

    /**
     * Whether there is much room since then, or has been some for a while: consumers at work make much very soon, and
     * one that waits for an answer to what it took makes no more, and wakes nobody.
     */
    private final class Room implements BooleanSupplier {

        private final BooleanSupplier much = cursors.roomFromNowOn();
        private final int before = Cursor.count(cursors.head());
        private boolean some;
        private long since; // when some was seen first

        @Override
        public boolean getAsBoolean() {
            if (much.getAsBoolean()) {
                return true;
            }
            if (some) {
                return System.nanoTime() - since >= AT_WORK_NANOS;
            }
            if (Cursor.count(cursors.head()) != before) {
                some = true;
                since = System.nanoTime();
            }
            return false;
        }
    }
}
