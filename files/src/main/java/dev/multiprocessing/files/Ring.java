package dev.multiprocessing.files;

import dev.multiprocessing.files.Asides.Aside;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.Participants;
import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.spi.Waiter;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * A first-in-first-out line of messages between processes: many producers, many consumers.
 *
 * <p><b>Idea.</b> Producers take turns under one {@link OwnedLock}, consumers under another. How messages lie in files
 * is a {@link Lane}'s: a put writes a record where nobody looks, and commits by one store; a take copies the record at
 * the head out, and commits by one store.
 *
 * <p><b>Death.</b> Everything a producer or consumer does before its one store can be done again, or is undone, by the
 * next one, which takes the lock over from the dead. After the store only cleaning up is left, and whoever takes the
 * lock over does it.
 *
 * <p><b>Long messages.</b> One goes into a file of its own, which its record names: it is written before the lock is
 * taken, and read after it was given back.
 *
 * <p><b>Closing.</b> A process must not leave, and so count as dead, while a thread of it is in here. Whoever closes
 * marks the handle closed and then waits until neither lock is this process's; whoever comes in takes a lock and then
 * looks whether the handle is closed. One of the two sees the other. Who finds it closed may have taken the lock when
 * its process counted as dead already, so it gives up only what is still its own, see {@link OwnedLock#begin}.
 */
public final class Ring {

    /** How much of a batch is put or taken, roughly, before others may have a turn: some ten microseconds' work. */
    private static final int TURN_BYTES = 64 * 1024;

    private static final Duration PATIENCE_WITHIN_A_BATCH = Duration.ofNanos(Waiter.SLICE_NANOS);

    private final RingLimits limits;
    private final Lane lane;
    private final Runnable requireOpen;
    private final Tail tail;
    private final Head head;
    private final OwnedLock producers;
    private final OwnedLock consumers;
    private final Wait notEmpty;
    private final Wait notFull;
    private final Asides asides;
    private final BooleanSupplier messageSeems;

    private final AtomicReference<RuntimeException> lost = new AtomicReference<>(); // what the next call is to report

    private boolean drained = true; // any thread writes it, as of its last look; where it is wrong, it costs a look

    /** One user's view of a ring; {@code requireOpen} fails once the user has closed its handle. */
    public Ring(Place place, Lane lane, Waking waking, Participants participants, Runnable requireOpen) {
        this.limits = place.limits();
        this.asides = place.asides();
        this.lane = lane;
        this.requireOpen = requireOpen;
        this.tail = lane.tail();
        this.head = lane.head();
        this.messageSeems = head::isWorthALook;
        SharedBytes header = place.header();
        int direction = place.direction();
        this.producers = lock(header, ThingLayout.producersLockAt(direction), participants, tail::cleanUpAfterDeath);
        this.consumers = lock(header, ThingLayout.consumersLockAt(direction), participants, head::cleanUpAfterDeath);
        this.notEmpty = waking.at(header, ThingLayout.notEmptyAt(direction), producers);
        this.notFull = waking.at(header, ThingLayout.notFullAt(direction), consumers);
    }

    private OwnedLock lock(SharedBytes header, int at, Participants participants, Runnable cleanUp) {
        return new OwnedLock(header, at, participants, () -> {
            requireOpen.run();
            cleanUp.run();
        });
    }

    /** How many messages there are. */
    public int size() {
        return lane.size();
    }

    public boolean isEmpty() {
        return lane.isEmpty();
    }

    /** Waits for room, and repeats the attempt to put. */
    public boolean awaitRoom(Deadline deadline, BooleanSupplier attempt) throws InterruptedException {
        return notFull.until(deadline, tail.roomFromNowOn(), attempt);
    }

    /** Looks whether a message comes very soon, if the call may wait for ever. */
    public boolean comesSoon(Deadline deadline) {
        return deadline == Deadline.NEVER && notEmpty.soon(messageSeems);
    }

    /** Waits for a message, and repeats the attempt to take. */
    public boolean awaitMessage(Deadline deadline, BooleanSupplier attempt) throws InterruptedException {
        return notEmpty.until(deadline, messageSeems, attempt);
    }

    /** Whether it holds as many messages as it may; it can be without room for another one sooner. */
    public boolean isFull() {
        return limits.messages() < Integer.MAX_VALUE && lane.size() >= limits.messages();
    }

    /** For a long message, which is to be written before the lock is taken; null for others. */
    public Aside asideFor(ByteBuffer message) {
        if (isInline(message)) {
            return null;
        }
        requireSendable(message);
        return asides.open();
    }

    /** Puts a message if there is room and the lock is to be had before the deadline, and says whether it did. */
    public boolean offer(ByteBuffer message, Aside aside, Deadline deadline) {
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
    public int offerAll(List<ByteBuffer> messages, Deadline deadline) {
        requireOpen.run();
        if (isFull() || !isInline(messages.get(0)) || !lockForProducing(deadline)) {
            return 0;
        }
        int put = 0;
        try {
            int bytes = 0;
            while (put < messages.size() && bytes < TURN_BYTES && appendInline(messages.get(put))) {
                bytes += Cursor.UNIT + messages.get(put++).remaining();
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
        boolean allowed = lane.size() < Math.min(limits.messages(), limits.messagesBeforeSpill());
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
    public int poll(MessageSink sink, int max, Deadline deadline) {
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
        int there = Math.min(max, lane.size()); // what comes meanwhile is for later calls
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
                if (length == Head.NOTHING) {
                    break;
                }
                bytes += Cursor.UNIT + length;
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
