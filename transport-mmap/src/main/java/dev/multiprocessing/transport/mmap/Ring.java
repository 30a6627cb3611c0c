package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.spi.CorruptDataException;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.Participants;
import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.transport.mmap.Segments.Mapped;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * A first-in-first-out line of messages between processes: many producers, many consumers.
 *
 * <p><b>Idea.</b> Producers take turns under one {@link OwnedLock}, consumers under another. The whole state is two words,
 * the tail and the head, each a {@link Cursor}: how many messages were put (taken), and where the next one goes (is). A put
 * copies its record behind the tail, where nobody looks, and commits by one release store of the tail; a take copies the
 * record at the head out, and commits by one release store of the head. How many messages there are, whether there is room,
 * where the next record begins: all is derived from the two words.
 *
 * <p><b>Death.</b> Everything a producer or consumer does before its one store can be done again by the next one, which
 * takes the lock over from the dead: records behind the tail are overwritten, files that were made for them are replaced.
 * After the store only cleaning up is left: a file that nobody reads any more goes with the ring.
 *
 * <p><b>Growth.</b> If the segment of the tail has no room, a growing ring (a queue) appends one of twice the size: the
 * producer makes the file, writes {@code MOVED} behind the last record of the old one, for which there is always a unit
 * free, and puts its record into the new one; the tail's store commits all three. A consumer that meets {@code MOVED} goes
 * on in the next segment, and deletes the old one after its store. A ring that does not grow (a pipe) makes its producers
 * wait. A long message goes into a file of its own, named after its count, and its record says so.
 */
final class Ring {

    /** Payloads longer than this many bytes spill, if the limits allow it. */
    private final RingLimits limits;

    private final SharedBytes header;
    private final int tailAt;
    private final int headAt;
    private final OwnedLock producers;
    private final OwnedLock consumers;
    private final WaitPoint notEmpty;
    private final WaitPoint notFull;
    private final Segments segments;

    private Mapped ofTail; // guarded by the producers' lock
    private Mapped ofHead; // guarded by the consumers' lock

    Ring(
            Path directory,
            String name,
            SharedBytes header,
            int direction,
            RingLimits limits,
            Participants who,
            Bells bells) {
        this.limits = limits;
        this.header = header;
        this.tailAt = ThingLayout.tailAt(direction);
        this.headAt = ThingLayout.headAt(direction);
        this.producers = new OwnedLock(header, ThingLayout.producersLockAt(direction), who);
        this.consumers = new OwnedLock(header, ThingLayout.consumersLockAt(direction), who);
        this.notEmpty = new WaitPoint(header, ThingLayout.notEmptyAt(direction), bells);
        this.notFull = new WaitPoint(header, ThingLayout.notFullAt(direction), bells);
        this.segments = new Segments(directory, name, header, ThingLayout.epochAt(direction));
    }

    /** Where to wait for a message. */
    WaitPoint notEmpty() {
        return notEmpty;
    }

    /** Where to wait for room. */
    WaitPoint notFull() {
        return notFull;
    }

    /** How many messages there are; the head is read first, so that there are never fewer than none. */
    int size() {
        long head = header.getLongAcquire(headAt);
        return Cursor.between(head, header.getLongAcquire(tailAt));
    }

    /** Puts a message if there is room and the lock is to be had in the given time. */
    boolean offer(ByteBuffer message, long patienceNanos) {
        requireSendable(message);
        if (size() >= limits.messages() || !producers.acquire(patienceNanos)) {
            return false;
        }
        boolean put;
        try {
            put = append(message);
        } finally {
            producers.release();
        }
        if (put) {
            notEmpty.wake();
        }
        return put;
    }

    /** Takes up to {@code max} messages if there are any and the lock is to be had in the given time; says how many. */
    int poll(MessageSink sink, int max, long patienceNanos) {
        if (size() == 0 || !consumers.acquire(patienceNanos)) {
            return 0;
        }
        int taken = 0;
        try {
            while (taken < max && remove(sink)) {
                taken++;
            }
        } finally {
            consumers.release();
            notFull.wake();
        }
        return taken;
    }

    private boolean append(ByteBuffer message) {
        long tail = header.getLongAcquire(tailAt);
        long head = header.getLongAcquire(headAt);
        int length = message.remaining();
        boolean spilled = length > limits.inlineBytes();
        int waiting = Cursor.between(head, tail);
        if (waiting >= limits.messages() || spilled && waiting >= limits.messagesBeforeSpill()) {
            return false;
        }
        int units = spilled ? 1 : Segment.unitsFor(length);
        long place = findRoom(tail, head, spilled ? limits.roomForSpilled() : units);
        if (place < 0) {
            return false;
        }
        writeRecord(place, message, spilled);
        int index = ofTail.segment.after(Cursor.index(place), units);
        header.setLongRelease(tailAt, Cursor.of(Cursor.count(tail) + 1, Cursor.segment(place), index));
        return true;
    }

    /** A cursor to room for a record and the unit behind it, or -1; maps its segment. */
    private long findRoom(long tail, long head, int units) {
        int number = Cursor.segment(tail);
        if (!segments.exist()) {
            ofTail = segments.create(0, limits.firstUnits(units));
            return tail & 0xffffffffL;
        }
        ofTail = segments.find(number, ofTail);
        Segment segment = ofTail.segment;
        int oldest = number == Cursor.segment(head) ? Cursor.index(head) : 0;
        int used = Cursor.index(tail) - oldest;
        if (units < segment.units() - (used < 0 ? used + segment.units() : used)) {
            return tail & 0xffffffffL;
        }
        return limits.grows() ? grow(tail, head, units) : -1;
    }

    private long grow(long tail, long head, int units) {
        int number = Cursor.segmentAfter(Cursor.segment(tail));
        if (number == Cursor.segment(head)) {
            throw new TransportException("queue too long: messages=" + Cursor.between(head, tail) + ", segments="
                    + Cursor.SEGMENTS + "; let consumers keep up, or give the queue a maxsize");
        }
        Mapped old = ofTail;
        ofTail = segments.create(number, limits.unitsAfter(old.segment.units(), units));
        old.segment.writeMoved(Cursor.index(tail));
        return Cursor.of(0, number, 0);
    }

    private void writeRecord(long place, ByteBuffer message, boolean spilled) {
        int length = message.remaining();
        if (!spilled) {
            ofTail.segment.write(Cursor.index(place), message, length);
            return;
        }
        PrivateFiles.createFrom(segments.spill(Cursor.count(header.getLongAcquire(tailAt))), message);
        ofTail.segment.writeSpilled(Cursor.index(place), length);
    }

    private boolean remove(MessageSink sink) {
        long head = header.getLongAcquire(headAt);
        if (Cursor.between(head, header.getLongAcquire(tailAt)) == 0) {
            return false;
        }
        int number = Cursor.segment(head);
        int index = Cursor.index(head);
        ofHead = segments.find(number, ofHead);
        boolean moved = ofHead.segment.lengthAt(index) == Segment.MOVED;
        if (moved) {
            ofHead = segments.find(Cursor.segmentAfter(number), ofHead);
            index = 0;
        }
        int length = ofHead.segment.lengthAt(index);
        boolean spilled = length == Segment.SPILLED;
        int units = spilled ? readSpilled(head, index, sink) : readInline(index, length, sink);
        int next = ofHead.segment.after(index, units);
        header.setLongRelease(headAt, Cursor.of(Cursor.count(head) + 1, ofHead.number, next));
        if (moved) {
            segments.delete(number);
        }
        if (spilled) {
            PrivateFiles.delete(segments.spill(Cursor.count(head)));
        }
        return true;
    }

    private int readInline(int index, int length, MessageSink sink) {
        if (length < 0 || Segment.unitsFor(length) >= ofHead.segment.units()) {
            throw new CorruptDataException("damaged record: length=" + length + ", index=" + index);
        }
        ofHead.segment.read(index, sink.room(length), length);
        return Segment.unitsFor(length);
    }

    private int readSpilled(long head, int index, MessageSink sink) {
        int length = ofHead.segment.spilledLengthAt(index);
        if (length < 0 || length > MessageQueue.MAX_MESSAGE) {
            throw new CorruptDataException("damaged record: spilled length=" + length + ", index=" + index);
        }
        PrivateFiles.readInto(segments.spill(Cursor.count(head)), length, sink.room(length));
        return 1;
    }

    private static void requireSendable(ByteBuffer message) {
        if (message.remaining() > MessageQueue.MAX_MESSAGE) {
            throw new IllegalArgumentException("message too large: length=" + message.remaining() + ", max="
                    + MessageQueue.MAX_MESSAGE + "; send it in parts, or share an array");
        }
    }
}
