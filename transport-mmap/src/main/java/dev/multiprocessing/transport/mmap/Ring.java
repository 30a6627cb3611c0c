package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.spi.Waiter;
import dev.multiprocessing.transport.mmap.Asides.Aside;
import dev.multiprocessing.transport.mmap.RingHead.Unread;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * A first-in-first-out line of messages between processes: many producers, many consumers.
 *
 * <p><b>Idea.</b> Producers take turns under one {@link OwnedLock}, consumers under another. The whole state is two
 * words, the tail and the head, each a {@link Cursor}: how many messages were put (taken), and where the next one goes
 * (is). A put copies its record behind the tail, where nobody looks, and commits by one release store of the tail; a
 * take copies the record at the head out, and commits by one release store of the head. How many messages there are,
 * whether there is room, where the next record begins: all is derived from the two words.
 *
 * <p><b>Death.</b> Everything a producer or consumer does before its one store can be done again by the next one, which
 * takes the lock over from the dead: records behind the tail are overwritten, files that were made for them are
 * replaced or deleted. After the store only cleaning up is left, and whoever takes the lock over does it.
 *
 * <p><b>Growth.</b> If the segment of the tail has no room, a growing ring (a queue) appends one of twice the size: the
 * producer makes the file, writes {@code MOVED} behind the last record of the old one, for which there is always a unit
 * free, and puts its record into the new one; the tail's store commits all three. A consumer that meets {@code MOVED}
 * goes on in the next segment, and deletes the old one after its store. A ring that does not grow (a pipe) makes its
 * producers wait. A long message goes into a file of its own, which its record names: it is written before the lock is
 * taken, and read after it was given back.
 *
 * <p><b>Closing.</b> A process must not leave, and so count as dead, while a thread of it is in here. Whoever closes
 * marks the handle closed and then waits until neither lock is this process's; whoever comes in takes a lock and then
 * looks whether the handle is closed. One of the two sees the other. Who finds it closed may have taken the lock when
 * its process counted as dead already, so it gives up only what is still its own, see {@link OwnedLock#begin}.
 */
final class Ring {

    /** How much of a batch is put or taken, roughly, before others may have a turn: some ten microseconds' work. */
    private static final int TURN_BYTES = 64 * 1024;

    private static final Duration PATIENCE_WITHIN_A_BATCH = Duration.ofNanos(Waiter.SLICE_NANOS);

    private final RingLimits limits;
    private final Cursors cursors;
    private final Runnable requireOpen;
    private final RingTail tail;
    private final RingHead head;
    private final OwnedLock producers;
    private final OwnedLock consumers;
    private final WaitPoint notEmpty;
    private final WaitPoint notFull;
    private final Asides asides;

    private final AtomicReference<RuntimeException> lost = new AtomicReference<>(); // what the next call is to report

    private boolean drained = true; // any thread writes it, as of its last look; where it is wrong, it costs a look

    /** One user's view of a ring; {@code requireOpen} fails once the user has closed its handle. */
    Ring(RingLimits limits, Cursors cursors, Segments segments, Asides asides, Session session, Runnable requireOpen) {
        this.limits = limits;
        this.asides = asides;
        this.cursors = cursors;
        this.requireOpen = requireOpen;
        this.tail = new RingTail(limits, cursors, segments);
        this.head = new RingHead(cursors, segments, asides);
        SharedBytes header = cursors.header();
        int direction = cursors.direction();
        this.producers = lock(ThingLayout.producersLockAt(direction), session, tail::cleanUpAfterDeath);
        this.consumers = lock(ThingLayout.consumersLockAt(direction), session, head::cleanUpAfterDeath);
        this.notEmpty = new WaitPoint(header, ThingLayout.notEmptyAt(direction), session.bells(), producers);
        this.notFull = new WaitPoint(header, ThingLayout.notFullAt(direction), session.bells(), consumers);
    }

    private OwnedLock lock(int at, Session session, Runnable cleanUp) {
        return new OwnedLock(cursors.header(), at, session.participants(), () -> {
            requireOpen.run();
            cleanUp.run();
        });
    }

    /** How many messages there are. */
    int size() {
        return cursors.size();
    }

    boolean isEmpty() {
        return cursors.size() == 0;
    }

    /**
     * Waits for room, and repeats the attempt to put. While consumers are at work a producer comes back for an eighth
     * of the ring at a time, instead of fighting with them for the same words over each message.
     */
    boolean awaitRoom(Deadline deadline, BooleanSupplier attempt) throws InterruptedException {
        long full = cursors.head();
        int eighth = Cursor.between(full, cursors.tail()) / 8;
        return notFull.until(deadline, () -> Cursor.between(full, cursors.head()) > eighth, attempt);
    }

    /** Waits for a message, and repeats the attempt to take. */
    boolean awaitMessage(Deadline deadline, BooleanSupplier attempt) throws InterruptedException {
        return notEmpty.until(deadline, head::isWorthALook, attempt);
    }

    /** Whether it holds as many messages as it may; it can be without room for another one sooner. */
    boolean isFull() {
        return cursors.size() >= limits.messages();
    }

    /** For a long message, which is to be written before the lock is taken; null for others. */
    Aside asideFor(ByteBuffer message) {
        if (isInline(message)) {
            return null;
        }
        requireSendable(message);
        return asides.open();
    }

    /** Puts a message if there is room and the lock is to be had before the deadline, and says whether it did. */
    boolean offer(ByteBuffer message, Aside aside, Deadline deadline) {
        requireOpen.run();
        if (aside != null && !writeAside(message, aside)) {
            return false;
        }
        if (!lockForProducing(deadline)) {
            return false;
        }
        boolean put;
        try {
            put = tail.append(message, aside);
        } finally {
            producers.release();
        }
        if (put) {
            notEmpty.wake();
        }
        return put;
    }

    /**
     * Puts messages in order under one lock, until there is no room for one, or one is long, or so much has been put
     * that others are to have their turn; says how many. What goes wrong after the first is left to the next call.
     */
    int offerAll(List<ByteBuffer> messages, Deadline deadline) {
        requireOpen.run();
        if (isFull() || !isInline(messages.get(0)) || !lockForProducing(deadline)) {
            return 0;
        }
        int put = 0;
        try {
            int bytes = 0;
            while (put < messages.size() && bytes < TURN_BYTES && appendInline(messages.get(put))) {
                bytes += Segment.UNIT + messages.get(put++).remaining();
            }
        } catch (RuntimeException | Error e) {
            if (put == 0) {
                throw e;
            }
        } finally {
            producers.release();
        }
        if (put > 0) {
            notEmpty.wake();
        }
        return put;
    }

    private boolean appendInline(ByteBuffer message) {
        return isInline(message) && tail.append(message, null);
    }

    private boolean isInline(ByteBuffer message) {
        return message.remaining() <= limits.inlineBytes();
    }

    /** Not where there is no room, as far as one can say without the lock. */
    private boolean lockForProducing(Deadline deadline) {
        boolean locked = producers.tryAcquire() || !isFull() && producers.acquire(deadline);
        if (locked) {
            producers.begin(requireOpen);
        }
        return locked;
    }

    /** Not where there is nothing; what goes wrong is left to the next call if this one has messages already. */
    private boolean lockForConsuming(boolean hasSome, Deadline deadline) {
        try {
            boolean locked = consumers.tryAcquire() || !isEmpty() && consumers.acquire(deadline);
            if (locked) {
                consumers.begin(requireOpen);
            }
            return locked;
        } catch (TransportException e) {
            if (hasSome) {
                return false;
            }
            throw e;
        }
    }

    private boolean writeAside(ByteBuffer message, Aside aside) {
        boolean allowed = cursors.size() < Math.min(limits.messages(), limits.messagesBeforeSpill());
        if (allowed) {
            tail.requireWithinLimit(message.remaining());
            aside.write(message);
        }
        return allowed;
    }

    /**
     * Takes the messages that are there, up to {@code max}, if it has the lock before the deadline, and says how many.
     * What goes wrong after the first is left to the next call: whoever took messages is to know it. No lock is taken
     * where nothing is expected, since whoever is stopped with it holds up others.
     */
    int poll(MessageSink sink, int max, Deadline deadline) {
        requireOpen.run();
        if (lost.get() != null) {
            throwLost();
        }
        if (drained && isEmpty()) {
            return 0;
        }
        if (max == 1) {
            return pollTurn(sink, 1, 0, deadline);
        }
        int there = Math.min(max, cursors.size()); // what comes meanwhile is for later calls
        int taken = 0;
        int turn;
        do {
            turn = pollTurn(
                    sink, there - taken, taken, taken == 0 ? deadline : Deadline.after(PATIENCE_WITHIN_A_BATCH));
            taken += turn;
        } while (turn > 0 && taken < there && lost.get() == null);
        return taken;
    }

    /** Takes so many messages at most, after some others of the same batch, and says how many. */
    private int pollTurn(MessageSink sink, int most, int before, Deadline deadline) {
        if (!lockForConsuming(before > 0, deadline)) {
            return 0;
        }
        Unread unread = null;
        int taken = 0;
        try {
            for (int bytes = 0; taken < most && bytes < TURN_BYTES && !head.hasUnread(); taken++) {
                int length = head.remove(sink);
                if (length == RingHead.NOTHING) {
                    break;
                }
                bytes += Segment.UNIT + length;
            }
        } catch (RuntimeException | Error e) {
            if (before + taken == 0) {
                throw e;
            }
        } finally {
            unread = head.takeUnread();
            drained = taken < most || head.hasTakenAll();
            consumers.release();
            if (taken > 0) {
                notFull.wake();
            }
        }
        return unread == null || read(unread, before + taken == 1) ? taken : taken - 1;
    }

    /** Reads the last message of a batch; if it fails and is not the only one, the next call reports it. */
    private boolean read(Unread unread, boolean only) {
        try {
            unread.read();
            return true;
        } catch (RuntimeException e) {
            if (only) {
                throw e;
            }
            lost.set(e);
            return false;
        }
    }

    private void throwLost() {
        RuntimeException failure = lost.getAndSet(null);
        if (failure != null) {
            throw failure;
        }
    }

    private static void requireSendable(ByteBuffer message) {
        if (message.remaining() > MessageQueue.MAX_MESSAGE) {
            throw new IllegalArgumentException("message too large: length=" + message.remaining() + ", max="
                    + MessageQueue.MAX_MESSAGE + "; send it in parts, or share an array");
        }
    }
}
