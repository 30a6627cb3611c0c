package dev.multiprocessing.core.memory;

import dev.multiprocessing.SharedLock;
import dev.multiprocessing.core.shared.Shareable;
import dev.multiprocessing.core.shared.Ticket;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Participants;
import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.spi.Waiter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The lock at the head of a region.
 *
 * <p><b>Idea.</b> All state is in the region, none in this object, so that any number of handles, also several of one
 * process in the hands of one thread, are one lock. The state is one word, and each operation is one compare-and-set of
 * it: the word tells whether the lock is free, who owns it, whether somebody may be asleep waiting for it, and whether
 * the owner took it from a dead one.
 *
 * <p><b>Protocol.</b> Acquire: free → mine. Inherit: the exact word of a dead owner → mine and inherited. Release: mine
 * → free, then wake if the word said contended. This is the well-known mutex of three states (free, owned, owned and
 * contended). A waiter first sets the contended bit in the owner's word, looks once more, and sleeps only while the
 * word is still that one. So either the release comes first and the waiter does not fall asleep, or the release finds
 * the bit and wakes. A release clears the bit for all sleepers while only one of them gets the lock; therefore who has
 * slept acquires with the bit set, since others may still sleep. The price is a wake too many for the last of them.
 *
 * <p><b>Reentry.</b> A count beside the word, which nobody but the owner touches; {@link Reentries} says why a dead
 * owner's does no harm.
 *
 * <p><b>Crashes.</b> Between any two steps the word is true:
 *
 * <ul>
 *   <li>Death before the acquiring compare-and-set: nothing happened; perhaps a contended bit is set for nobody, which
 *       costs the owner a wake.
 *   <li>Death after it, at any time before the release: the word names a dead owner. The next one inherits, also from a
 *       dead heir, and whatever the count says is void. Of several heirs one wins, since all expect the same word; and
 *       a word seen with a living owner cannot be taken by mistake, since the dead do not come back to write it again.
 *   <li>Death after the release, before the wake: the sleepers look again after a {@linkplain Waiter slice}. The same
 *       slice bounds the time until the death of an owner is noticed by those who sleep. Whoever acquires after such a
 *       sleep keeps the contended bit, so the rest are woken as usual.
 * </ul>
 *
 * <p>Threads are told apart by the low 31 bits of their ids: two threads of one process are taken for one only if 2^31
 * others were created between them.
 */
final class RegionLock implements SharedLock, Shareable {

    /** A holder that is running is often done within a microsecond or two; then a sleep would cost more. */
    private static final long SPIN_NANOS = 4_000;

    private final CheckedRegion region;
    private final Participants participants;
    private final int self;
    private final Reentries reentries;
    private final boolean ownsRegion;

    private RegionLock(CheckedRegion region, Participants participants, int self, boolean ownsRegion) {
        this.region = region;
        this.participants = participants;
        this.self = self;
        this.reentries = new Reentries(region, self);
        this.ownsRegion = ownsRegion;
    }

    /** A lock with a handle of the region of its own, which it closes. */
    static RegionLock alone(CheckedRegion region, Participants participants) {
        return new RegionLock(region, participants, participants.self(), true);
    }

    /**
     * The lock that belongs to a value or array, which closes the region for both; closing such a lock does nothing.
     */
    static RegionLock within(CheckedRegion region, Participants participants) {
        return new RegionLock(region, participants, participants.self(), false);
    }

    @Override
    public void lock() {
        boolean interrupted = false;
        try {
            while (!acquiredUnlessInterrupted()) {
                interrupted = true;
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
        requireNotInterrupted();
        acquire(Deadline.NEVER);
    }

    @Override
    public boolean tryLock() {
        return tryAcquire(0);
    }

    @Override
    public boolean tryLock(Duration timeout) throws InterruptedException {
        Deadline deadline = Deadline.after(timeout);
        requireNotInterrupted();
        return acquire(deadline);
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        return tryLock(Duration.ofNanos(unit.toNanos(time)));
    }

    @Override
    public void unlock() {
        long word = requireOwned();
        if (reentries.tryRemove()) {
            return;
        }
        while (!region.compareAndSetLong(RegionLayout.LOCK_WORD, word, LockWord.FREE)) {
            word = region.getLong(RegionLayout.LOCK_WORD); // a waiter has set the contended bit
        }
        if (LockWord.isContended(word)) {
            region.wake(RegionLayout.LOCK_WORD);
        }
    }

    @Override
    public boolean isHeldByCurrentThread() {
        return LockWord.isOwnedBy(region.getLong(RegionLayout.LOCK_WORD), me());
    }

    @Override
    public boolean previousOwnerDied() {
        return LockWord.isInherited(requireOwned());
    }

    @Override
    public Ticket ticket(String session) {
        return region.ticket(Kind.LOCK, session);
    }

    @Override
    public void close() {
        if (ownsRegion) {
            region.close();
        }
    }

    @Override
    public String toString() {
        return region.isClosed() ? "SharedLock[closed]" : "SharedLock";
    }

    private boolean acquiredUnlessInterrupted() {
        try {
            return acquire(Deadline.NEVER);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private boolean acquire(Deadline deadline) throws InterruptedException {
        return tryAcquire(0) || Waiter.look(this::tryAcquireIfFree, SPIN_NANOS) || new Sleeper().until(deadline);
    }

    private boolean tryAcquireIfFree() {
        return region.getLong(RegionLayout.LOCK_WORD) == LockWord.FREE && tryAcquire(0);
    }

    /** Acquires the lock if it is free, this thread's, or a dead owner's; a new owner's word gets the flag too. */
    private boolean tryAcquire(long flag) {
        long me = me();
        while (true) {
            long word = region.getLong(RegionLayout.LOCK_WORD);
            if (LockWord.isOwnedBy(word, me)) {
                reentries.add();
                return true;
            }
            if (!isFreeOrOrphaned(word)) {
                return false;
            }
            if (region.compareAndSetLong(RegionLayout.LOCK_WORD, word, successor(word, me) | flag)) {
                return true;
            }
        }
    }

    private boolean isFreeOrOrphaned(long word) {
        return word == LockWord.FREE || isDead(LockWord.participant(word));
    }

    private boolean isDead(int owner) {
        try {
            return owner != self && !participants.isAlive(owner);
        } catch (TransportException e) {
            throw region.translated(e);
        }
    }

    private static long successor(long word, long me) {
        return word == LockWord.FREE ? me : me | LockWord.INHERITED | word & LockWord.CONTENDED;
    }

    private long me() {
        return LockWord.ownedBy(self, Thread.currentThread().getId());
    }

    private long requireOwned() {
        long word = region.getLong(RegionLayout.LOCK_WORD);
        long me = me();
        if (!LockWord.isOwnedBy(word, me)) {
            throw new IllegalMonitorStateException("lock is not held by this thread: owner=" + LockWord.describe(word)
                    + ", caller=" + LockWord.describe(me) + "; unlock in the thread that locked");
        }
        return word;
    }

    private static void requireNotInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** One thread's wait for the lock. */
    private final class Sleeper extends Waiter {

        private long announced; // the waiting thread only: the word it sleeps on, 0 before it first announced itself

        boolean until(Deadline deadline) throws InterruptedException {
            return until(deadline, () -> tryAcquire(announced == 0 ? 0 : LockWord.CONTENDED));
        }

        @Override
        protected void announce() {
            long word = region.getLong(RegionLayout.LOCK_WORD);
            while (word != LockWord.FREE
                    && !LockWord.isContended(word)
                    && !region.compareAndSetLong(RegionLayout.LOCK_WORD, word, word | LockWord.CONTENDED)) {
                word = region.getLong(RegionLayout.LOCK_WORD);
            }
            // of a free lock this makes a word that no lock ever has: nobody was told, so the sleep must end at once
            announced = word | LockWord.CONTENDED;
        }

        @Override
        protected void sleep(long nanos) throws InterruptedException {
            region.await(RegionLayout.LOCK_WORD, announced, Deadline.after(Duration.ofNanos(nanos)));
        }
    }
}
