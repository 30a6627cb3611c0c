package dev.multiprocessing.core.memory;

import static dev.multiprocessing.core.memory.RegionLayout.HOLDS_AT;
import static dev.multiprocessing.core.memory.RegionLayout.INHERITED_AT;
import static dev.multiprocessing.core.memory.RegionLayout.LOCK_AT;

import dev.multiprocessing.SharedLock;
import dev.multiprocessing.core.shared.Shareable;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Participants;
import dev.multiprocessing.spi.Region;
import dev.multiprocessing.spi.Waiter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A lock whose whole state is in a region, so that all handles of it, in whatever process, are one lock.
 *
 * <p><b>The word.</b> 0 is free; otherwise it holds the owner's participant id (32 bits), its thread's id (31 bits; two
 * threads of a process are taken for one only if their ids are equal modulo 2^31), and a bit that says that somebody may be
 * waiting. Taking it is a compare-and-set from 0; how often the owner holds it, and whether it was inherited, only the owner
 * reads and writes.
 *
 * <p><b>Waiting.</b> A waiter sets the bit and sleeps while the word stays as it is. Whoever has slept takes the lock with
 * the bit set, since it cannot know whether others sleep too; the owner that unlocks a word with the bit wakes all of them.
 * So a wake-up may be for nothing, but none is left out.
 *
 * <p><b>Death.</b> A waiter asks after each slice whether the owner lives. If not, it takes the lock by compare-and-set from
 * exactly the dead owner's word, which no other owner ever writes again, and only then sets the holds to 1 and notes that it
 * inherited. The steps and what death between them leaves: after the compare-and-set, the word is of a dead owner, and
 * holds and note are whatever they were: the next one sets both. While unlocking, holds and note are reset before the word
 * is freed: a death in between leaves a word of a dead owner, again. Between freeing and waking: the sleepers look for
 * themselves at the end of their slice. A stopped owner is alive and is waited for.
 */
final class RegionLock implements SharedLock, Shareable {

    static final String KIND = "Lock";

    private static final long FREE = 0;
    private static final long CONTENDED = 1;
    private static final int SPINS = 100;

    private final Region region;
    private final Participants participants;

    RegionLock(Region region, Participants participants) {
        this.region = region;
        this.participants = participants;
    }

    @Override
    public void lock() {
        boolean interrupted = false;
        while (true) {
            try {
                acquire(Deadline.NEVER);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
        requireNotInterrupted();
        acquire(Deadline.NEVER);
    }

    @Override
    public boolean tryLock() {
        return tryAcquire(me());
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        return tryLock(Duration.of(time, unit.toChronoUnit()));
    }

    @Override
    public boolean tryLock(Duration timeout) throws InterruptedException {
        requireNotInterrupted();
        return acquire(Deadline.after(timeout));
    }

    @Override
    public void unlock() {
        requireOwned();
        int holds = region.getInt(HOLDS_AT);
        if (holds > 1) {
            region.setInt(HOLDS_AT, holds - 1);
            return;
        }
        region.setInt(INHERITED_AT, 0);
        region.setInt(HOLDS_AT, 0);
        long word = region.getLong(LOCK_AT);
        while (!region.compareAndSetLong(LOCK_AT, word, FREE)) {
            word = region.getLong(LOCK_AT); // a waiter set the bit
        }
        if ((word & CONTENDED) != 0) {
            region.wake(LOCK_AT);
        }
    }

    @Override
    public boolean isHeldByCurrentThread() {
        return isMine(region.getLong(LOCK_AT));
    }

    @Override
    public boolean previousOwnerDied() {
        requireOwned();
        return region.getInt(INHERITED_AT) != 0;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String ticket() {
        return region.share();
    }

    @Override
    public void close() {
        region.close();
    }

    private boolean acquire(Deadline deadline) throws InterruptedException {
        long me = me();
        for (int spin = 0; spin < SPINS; spin++) {
            if (tryAcquire(me)) {
                return true;
            }
            Thread.onSpinWait();
        }
        while (true) {
            long word = region.getLong(LOCK_AT);
            if (word == FREE && take(FREE, me | CONTENDED, 0)) {
                return true;
            }
            if (word != FREE && !isAlive(word) && take(word, me | CONTENDED, 1)) {
                return true;
            }
            if (deadline.isExpired()) {
                return false;
            }
            if (word != FREE && announce(word)) {
                region.await(LOCK_AT, word | CONTENDED, slice(deadline));
            }
        }
    }

    private boolean tryAcquire(long me) {
        long word = region.getLong(LOCK_AT);
        if (word == FREE) {
            return take(FREE, me, 0);
        }
        if (!isMine(word)) {
            return false;
        }
        int holds = region.getInt(HOLDS_AT);
        if (holds == Integer.MAX_VALUE) {
            throw new IllegalMonitorStateException("lock held too often by one thread: holds=" + holds);
        }
        region.setInt(HOLDS_AT, holds + 1);
        return true;
    }

    private boolean take(long from, long to, int inherited) {
        if (!region.compareAndSetLong(LOCK_AT, from, to)) {
            return false;
        }
        region.setInt(HOLDS_AT, 1);
        region.setInt(INHERITED_AT, inherited);
        return true;
    }

    private boolean announce(long word) {
        return (word & CONTENDED) != 0 || region.compareAndSetLong(LOCK_AT, word, word | CONTENDED);
    }

    private boolean isAlive(long word) {
        return participants.isAlive((int) (word >>> 32));
    }

    private boolean isMine(long word) {
        return (word & ~CONTENDED) == me();
    }

    private long me() {
        return (long) participants.self() << 32 | (Thread.currentThread().getId() & 0x7fffffffL) << 1;
    }

    private void requireOwned() {
        if (!isHeldByCurrentThread()) {
            throw new IllegalMonitorStateException("lock is not held by this thread: thread="
                    + Thread.currentThread().getName() + "; only its owner may do this");
        }
    }

    private static void requireNotInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private static Deadline slice(Deadline deadline) {
        long remaining = Math.min(deadline.remainingNanos(), Waiter.SLICE_NANOS);
        return Deadline.after(Duration.ofNanos(remaining));
    }
}
