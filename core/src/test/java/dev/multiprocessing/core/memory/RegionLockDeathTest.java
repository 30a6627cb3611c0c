package dev.multiprocessing.core.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.SharedLock;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of the lock when a participant dies, at each step it may have come to. */
@Timeout(60)
class RegionLockDeathTest {

    private static final int DEAD = 7;
    private static final long DEAD_WORD = LockWord.ownedBy(DEAD, 42);

    private final LockFixture fixture = new LockFixture();
    private final SharedLock lock = fixture.first();

    @Test
    void theLockOfADeadOwnerIsInherited() {
        fixture.handleOf(DEAD).lock();
        fixture.session().kill(DEAD);

        lock.lock();

        assertTrue(lock.isHeldByCurrentThread());
        assertTrue(lock.previousOwnerDied());
    }

    @Test
    void everyWayToLockInherits() throws Exception {
        fixture.leaveBehind(DEAD, DEAD_WORD, 0);
        assertTrue(lock.tryLock());
        assertTrue(lock.previousOwnerDied());

        fixture.leaveBehind(DEAD, DEAD_WORD, 0);
        lock.lockInterruptibly();
        assertTrue(lock.previousOwnerDied());

        fixture.leaveBehind(DEAD, DEAD_WORD, 0);
        assertTrue(lock.tryLock(Duration.ZERO));
        assertTrue(lock.previousOwnerDied());
    }

    @Test
    void theDeathIsToldUntilTheLastUnlock() {
        fixture.leaveBehind(DEAD, DEAD_WORD, 0);

        lock.lock();
        lock.lock();
        assertTrue(lock.previousOwnerDied());
        lock.unlock();
        assertTrue(lock.previousOwnerDied());
        lock.unlock();

        lock.lock();
        assertFalse(lock.previousOwnerDied());
    }

    @Test
    void theHoldsOfADeadOwnerAreNotInherited() {
        SharedLock doomed = fixture.handleOf(DEAD);
        doomed.lock();
        doomed.lock();
        doomed.lock();
        fixture.session().kill(DEAD);

        lock.lock();
        lock.unlock();

        assertEquals(LockWord.FREE, fixture.word());
    }

    @Test
    void anOwnerThatDiedWithTheContendedBitSetIsInheritedAndTheBitKept() {
        fixture.leaveBehind(DEAD, DEAD_WORD | LockWord.CONTENDED, 0);

        lock.lock();
        lock.unlock();

        assertEquals(1, fixture.bytes().wakes());
        assertEquals(LockWord.FREE, fixture.word());
    }

    @Test
    void anHeirThatDiesIsInheritedAsWell() {
        fixture.leaveBehind(DEAD, DEAD_WORD, 0);
        fixture.handleOf(8).lock();
        fixture.session().kill(8);

        lock.lock();

        assertTrue(lock.previousOwnerDied());
        assertEquals(1, LockWord.participant(fixture.word()));
    }

    @Test
    void anHeirIsProtectedFromOtherHeirs() {
        fixture.leaveBehind(DEAD, DEAD_WORD, 0);
        lock.lock();

        assertFalse(fixture.handleOf(8).tryLock());
        assertTrue(lock.isHeldByCurrentThread());
    }

    @Test
    void anOwnerThatDiedBetweenTheLastReentryAndTheReleaseIsInherited() {
        fixture.leaveBehind(DEAD, DEAD_WORD, (long) DEAD << 32);

        lock.lock();
        lock.unlock();

        assertEquals(LockWord.FREE, fixture.word());
    }

    @Test
    void whatAnOwnerLeftThatReleasedBeforeItDiedIsFree() {
        fixture.leaveBehind(DEAD, LockWord.FREE, (long) DEAD << 32);

        lock.lock();

        assertFalse(lock.previousOwnerDied());
    }

    @Test
    void aLivingOwnerIsNotRobbedHoweverLongItHolds() throws Exception {
        SharedLock slow = fixture.handleOf(2);
        slow.lock();

        assertFalse(lock.tryLock(Duration.ofMillis(350)));

        assertTrue(slow.isHeldByCurrentThread());
    }

    @Test
    void aThreadOfThisParticipantIsNeverTakenForDead() throws Exception {
        Crew.runInAnotherThread(lock::lock);
        fixture.session().kill(1);

        assertFalse(lock.tryLock());
    }

    @Test
    void aSleeperNoticesTheDeathWithoutBeingWoken() throws Exception {
        fixture.handleOf(DEAD).lock();
        FutureTask<Boolean> waiter = Crew.start(() -> {
            lock.lock();
            return lock.previousOwnerDied();
        });
        fixture.bytes().awaitSleepers(1);

        fixture.session().kill(DEAD);

        assertTrue(waiter.get());
        assertEquals(0, fixture.bytes().wakes());
    }

    @Test
    void aSleeperNoticesAReleaseWhoseWakeNeverCame() throws Exception {
        fixture.handleOf(DEAD).lock();
        FutureTask<Boolean> waiter = Crew.start(() -> {
            lock.lock();
            return lock.previousOwnerDied();
        });
        fixture.bytes().awaitSleepers(1);

        fixture.leaveBehind(DEAD, LockWord.FREE, 0);

        assertFalse(waiter.get());
    }

    @Test
    void whoSleptAcquiresWithTheContendedBitSetForThoseWhoStillSleep() throws Exception {
        fixture.handleOf(DEAD).lock();
        FutureTask<Long> waiter = Crew.start(() -> {
            lock.lock();
            return fixture.word();
        });
        fixture.bytes().awaitSleepers(1);

        fixture.leaveBehind(DEAD, LockWord.FREE, 0);

        assertTrue(LockWord.isContended(waiter.get()));
    }

    @Test
    void ofManySleepersEachInheritsOrGetsTheLockInTurn() throws Exception {
        fixture.handleOf(DEAD).lock();
        int[] inherited = new int[1]; // under the lock
        FutureTask<Void> crew = Crew.start(() -> {
            Crew.run(8, member -> {
                lock.lock();
                inherited[0] += lock.previousOwnerDied() ? 1 : 0;
                lock.unlock();
            });
            return null;
        });
        fixture.bytes().awaitSleepers(8);

        fixture.session().kill(DEAD);

        crew.get();
        assertEquals(1, inherited[0]);
        assertEquals(LockWord.FREE, fixture.word());
    }
}
