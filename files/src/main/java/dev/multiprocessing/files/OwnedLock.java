package dev.multiprocessing.files;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Participants;
import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.spi.Uninterrupted;
import dev.multiprocessing.spi.Waiter;
import java.time.Duration;

/**
 * A short lock in shared memory that knows its owner, so that it can be taken from a dead one and from nobody else.
 *
 * <p>The word is 0 or the owner's id; threads of one process contend for it as processes do. It is taken over by
 * compare-and-set from exactly the id that was found dead: ids are never used again, so a living owner is never robbed,
 * however long it is stopped. Whoever takes it over first does what the death calls for: it cleans up what the dead one
 * left lying about, and takes back what that had begun and not committed, if others would stumble over it. Where this
 * fails, the lock is the dead one's again, so that nobody ever comes in without it. A process takes care not to leave
 * the session while a thread of it is the owner, since it counts as dead from then on; one that takes the lock when its
 * process has left finds out before it does anything, see {@link #begin}.
 */
public final class OwnedLock {

    private static final long FREE = 0;
    private static final long SPIN_NANOS = 20_000;

    /**
     * How long a call that must not wait gives an owner that is about to be done: it holds the lock for a copy only.
     */
    private static final long GRACE_NANOS = 1_000_000_000;

    private final SharedBytes bytes;
    private final int at;
    private final Participants participants;
    private final Runnable afterDeath;
    private final long self;

    /**
     * A lock whose owner's death calls for something, by whoever has taken the lock over and before anything else. It
     * is done again, by the next one, where it failed or its process died in the middle.
     */
    public OwnedLock(SharedBytes bytes, int at, Participants participants, Runnable afterDeath) {
        this.bytes = bytes;
        this.at = at;
        this.participants = participants;
        this.afterDeath = afterDeath;
        this.self = participants.self();
    }

    /**
     * Tries to take the lock in one go of a call with this deadline, and says whether it did: not past the deadline,
     * and not so long that an interrupt or a close goes unnoticed.
     *
     * @throws TransportException if the call must not wait, but the lock is not to be had: then it is not known whether
     *     the call could be done
     */
    public boolean acquire(Deadline deadline) {
        if (deadline != Deadline.NOW) {
            return acquire(Math.min(deadline.remainingNanos(), Waiter.SLICE_NANOS));
        }
        if (!acquire(GRACE_NANOS)) {
            throw new TransportException("another process stays in the middle of a call: participant="
                    + bytes.getLongAcquire(at) + ", waited=1 s; is it stopped?");
        }
        return true;
    }

    /** Takes the lock if it is free, and says whether it was. */
    public boolean tryAcquire() {
        return bytes.compareAndSetLong(at, FREE, self);
    }

    /** Tries to take the lock for a while, and says whether it did; an interrupt stays pending. */
    public boolean acquire(long patienceNanos) {
        return tryAcquire() || acquireSlowly(patienceNanos);
    }

    /**
     * Does what comes first with the lock that was taken; if that fails, gives up the lock, if it still is this
     * process's: one that had left before it took the lock counts as dead, and another may have taken it over, rightly.
     */
    public void begin(Runnable first) {
        begin(first, FREE);
    }

    private void begin(Runnable first, long otherwise) {
        boolean begun = false;
        try {
            first.run();
            begun = true;
        } finally {
            if (!begun) {
                bytes.compareAndSetLong(at, self, otherwise);
            }
        }
    }

    /** Gives the lock back: release, for the compare-and-set of the next taker and of {@link #syncWithOwners}. */
    public void release() {
        bytes.setLongRelease(at, FREE);
    }

    /**
     * Makes sure that this thread sees all that was done under the lock so far, and that whoever takes it from now on
     * sees all that this thread has done before: it puts what is there in its own place, atomically, between the last
     * owner and the next. It says that it cannot while a living owner is in the middle.
     */
    public boolean syncWithOwners() {
        long owner = bytes.getLongAcquire(at);
        return (owner == FREE || !isAlive(owner)) && bytes.compareAndSetLong(at, owner, owner);
    }

    /** Whether a thread of this process has it. */
    public boolean isMine() {
        return bytes.getLongVolatile(at) == self;
    }

    private boolean acquireSlowly(long patienceNanos) {
        Deadline deadline = Deadline.after(Duration.ofNanos(patienceNanos));
        return Waiter.look(this::tryAcquireIfFree, SPIN_NANOS)
                || Uninterrupted.call(() -> Waiter.polling().until(deadline, this::tryAcquireOrInherit));
    }

    private boolean tryAcquireIfFree() {
        return bytes.getLongAcquire(at) == FREE && tryAcquire();
    }

    private boolean tryAcquireOrInherit() {
        long owner = bytes.getLongAcquire(at);
        if (owner == FREE) {
            return tryAcquire();
        }
        boolean inherited = !isAlive(owner) && bytes.compareAndSetLong(at, owner, self);
        if (inherited) {
            begin(afterDeath, owner);
        }
        return inherited;
    }

    /** A number that is no id is nobody's, whatever it ends in. */
    private boolean isAlive(long owner) {
        return owner == (int) owner && participants.isAlive((int) owner);
    }
}
