package dev.multiprocessing.transport.agrona;

import static org.agrona.concurrent.ringbuffer.RecordDescriptor.HEADER_LENGTH;

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

/** The consumers' side of a {@link RecordLane}; called by whoever has the consumers' lock. */
final class RecordHead implements Head {

    private static final long NEVER = -1;

    private final Cursors cursors;
    private final Chain<RingFile> rings;
    private final Asides asides;
    private final RecordLane lane;
    private final Counter counter;

    // guarded by the consumers' lock
    private Mapped<RingFile> mapped;
    private long ownHead = NEVER; // what this process stored last
    private Mapped<RingFile> found; // the file of the record that is being taken
    private int index; // of that record
    private long usedUp; // the bytes of files that it is the last to use
    private Unread unread; // until it is asked for

    RecordHead(Cursors cursors, Chain<RingFile> rings, Asides asides, RecordLane lane, Counter counter) {
        this.cursors = cursors;
        this.rings = rings;
        this.asides = asides;
        this.lane = lane;
        this.counter = counter;
    }

    /** The units of a record; fails unless it has so many at most. */
    static int requireLength(int length, int most, int index) {
        int units = RingFile.unitsFor(length - HEADER_LENGTH);
        if (length < HEADER_LENGTH || units > most) {
            throw new CorruptDataException(
                    "damaged record: length=" + length + ", index=" + index + ", units left=" + most);
        }
        return units;
    }

    @Override
    public int remove(MessageSink sink) {
        long head = cursors.head();
        if (head != ownHead || mapped == null || mapped.number() != Cursor.segment(head)) {
            if (!rings.hasBegun()) {
                return NOTHING;
            }
            mapped = rings.find(Cursor.segment(head), mapped);
        } // else nobody has replaced it
        int length = find(head);
        while (length > 0 && RecordType.isMove(found.segment().typeAt(index))) { // nobody put anything into that file
            long before = head;
            head = Cursor.of(Cursor.count(before), found.number(), index);
            moveTo(head, before);
            length = find(head);
        }
        if (length <= 0) {
            return NOTHING;
        }
        RingFile ring = found.segment();
        int units = requireLength(length, ring.units() - index, index);
        int type = ring.typeAt(index);
        RecordType.requireCount(type, Cursor.count(head));
        if (RecordType.kind(type) == RecordType.SPILLED) {
            return removeSpilled(head, units, sink);
        }
        if (RecordType.kind(type) != RecordType.INLINE) {
            throw new CorruptDataException("damaged record: type=" + Integer.toHexString(type) + ", index=" + index);
        }
        ring.read(index, sink.room(length - HEADER_LENGTH), length - HEADER_LENGTH);
        commit(head, units);
        return length - HEADER_LENGTH;
    }

    @Override
    public boolean isWorthALook() {
        return !lane.isEmpty();
    }

    /** A look at the next record is as cheap as to know. */
    @Override
    public boolean hasTakenAll() {
        return true;
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

    @Override
    public void cleanUpAfterDeath() {
        cursors.countRecovery();
        rings.deleteBehind(cursors.head(), cursors.tail());
    }

    /** Finds the record behind a padding, and behind a move that of the next file; says how long it is. */
    private int find(long head) {
        found = mapped;
        index = Cursor.index(head);
        usedUp = 0;
        int length = found.segment().lengthAt(index);
        if (length > 0 && RingFile.isPadding(found.segment().typeAt(index))) {
            index = 0;
            length = found.segment().lengthAt(0);
        }
        if (length > 0 && RecordType.isMove(found.segment().typeAt(index))) {
            found = RingFile.after(mapped, rings);
            index = 0;
            length = found.segment().lengthAt(0);
            usedUp = Cursor.count(head) == 0 ? 0 : found.segment().bytes(); // as it was counted when it was made
        }
        return length;
    }

    /** Takes a long message: its file is this process's from then on. */
    private int removeSpilled(long head, int units, MessageSink sink) {
        int length = found.segment().readInt(index);
        if (length < 0 || length > MessageQueue.MAX_MESSAGE || units != RingFile.unitsFor(Integer.BYTES)) {
            throw new CorruptDataException(
                    "damaged record: spilled length=" + length + ", index=" + index + ", units=" + units);
        }
        Path file = rings.spill(Cursor.count(head));
        PrivateFiles.requireSize(file, length); // before anybody asks for so much memory
        ByteBuffer room = sink.room(length);
        usedUp += length;
        commit(head, units);
        unread = Unread.of(asides.open(), file, room, length);
        return length;
    }

    /** Takes the message. */
    private void commit(long head, int units) {
        if (usedUp > 0) {
            cursors.addUsedUp(head, usedUp);
        }
        moveTo(Cursor.of(Cursor.count(head) + 1, found.number(), found.segment().after(index, units)), head);
        counter.increment();
    }

    /** Stores the head, and deletes the file that it was in, if that is another: never more than that one. */
    private void moveTo(long head, long before) {
        mapped = found;
        ownHead = head;
        cursors.storeHead(head);
        if (Cursor.segment(head) != Cursor.segment(before)) {
            rings.deleteUsed(Cursor.segment(before));
        }
    }
}
