package dev.multiprocessing.core.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.ClosedException;
import dev.multiprocessing.SharedLock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the lock does when nobody waits and nobody dies. */
@Timeout(60)
class RegionLockTest {

    private final LockFixture fixture = new LockFixture();
    private final SharedLock lock = fixture.first();

    @Test
    void beginsFree() {
        assertFalse(lock.isHeldByCurrentThread());
        assertTrue(lock.tryLock());
    }

    @Test
    void isHeldByTheThreadThatLockedIt() throws Exception {
        lock.lock();

        assertTrue(lock.isHeldByCurrentThread());
        Crew.runInAnotherThread(() -> assertFalse(lock.isHeldByCurrentThread()));
    }

    @Test
    void isHeldInOneParticipantOnly() {
        lock.lock();

        SharedLock other = fixture.handleOf(2);
        assertFalse(other.isHeldByCurrentThread());
        assertFalse(other.tryLock());
    }

    @Test
    void isFreeAfterUnlock() throws Exception {
        lock.lock();
        lock.unlock();

        assertFalse(lock.isHeldByCurrentThread());
        assertEquals(LockWord.FREE, fixture.word());
        Crew.runInAnotherThread(() -> assertTrue(lock.tryLock()));
    }

    @Test
    void everyWayToLockLocks() throws Exception {
        lock.lockInterruptibly();
        lock.unlock();
        assertTrue(lock.tryLock(1, TimeUnit.SECONDS));
        lock.unlock();
        assertTrue(lock.tryLock(Duration.ZERO));
        lock.unlock();
        assertTrue(lock.tryLock(Duration.ofSeconds(Long.MAX_VALUE)));

        assertTrue(lock.isHeldByCurrentThread());
    }

    @Test
    void isReentrantByEveryWayToLock() throws Exception {
        lock.lock();
        lock.lock();
        lock.lockInterruptibly();
        assertTrue(lock.tryLock());
        assertTrue(lock.tryLock(Duration.ZERO));

        for (int i = 0; i < 4; i++) {
            lock.unlock();
            assertTrue(lock.isHeldByCurrentThread());
        }
        lock.unlock();
        assertFalse(lock.isHeldByCurrentThread());
    }

    @Test
    void isOneLockThroughTwoHandlesOfOneThread() {
        SharedLock second = fixture.handleOf(1);

        lock.lock();
        second.lock();
        lock.unlock();
        assertTrue(lock.isHeldByCurrentThread());
        second.unlock();

        assertFalse(second.isHeldByCurrentThread());
        assertEquals(LockWord.FREE, fixture.word());
    }

    @Test
    void countsHoldsAnewWhenParticipantsTakeTurns() {
        SharedLock other = fixture.handleOf(2);

        for (int i = 0; i < 3; i++) {
            lock.lock();
            lock.lock();
            lock.unlock();
            lock.unlock();
            other.lock();
            other.lock();
            other.unlock();
            other.unlock();
            assertEquals(LockWord.FREE, fixture.word());
        }
    }

    @Test
    void refusesTheUnlockOfAFreeLock() {
        String message =
                assertThrows(IllegalMonitorStateException.class, lock::unlock).getMessage();

        long thread = Thread.currentThread().getId();
        assertEquals(
                "lock is not held by this thread: owner=nobody, caller=thread " + thread
                        + " of participant 1; unlock in the thread that locked",
                message);
    }

    @Test
    void refusesTheUnlockOfAnotherThread() throws Exception {
        long owner = Thread.currentThread().getId();
        lock.lock();

        Crew.runInAnotherThread(() -> {
            String message = assertThrows(IllegalMonitorStateException.class, lock::unlock)
                    .getMessage();
            assertTrue(message.contains("owner=thread " + owner + " of participant 1,"), message);
        });
        assertTrue(lock.isHeldByCurrentThread());
    }

    @Test
    void refusesTheUnlockOfAnotherParticipant() {
        lock.lock();

        assertThrows(
                IllegalMonitorStateException.class, () -> fixture.handleOf(2).unlock());
        assertTrue(lock.isHeldByCurrentThread());
    }

    @Test
    void refusesOneUnlockTooMany() {
        lock.lock();
        lock.lock();
        lock.unlock();
        lock.unlock();

        assertThrows(IllegalMonitorStateException.class, lock::unlock);
    }

    @Test
    void refusesToSayHowItWasGotToWhoDoesNotHoldIt() {
        assertThrows(IllegalMonitorStateException.class, lock::previousOwnerDied);
    }

    @Test
    void wasNotInheritedWhenItWasFree() {
        lock.lock();

        assertFalse(lock.previousOwnerDied());
    }

    @Test
    void refusesToBeHeldTooOften() {
        lock.lock();
        fixture.bytes().setLong(RegionLayout.REENTRIES, 1L << 32 | Integer.MAX_VALUE);

        String message = assertThrows(Error.class, lock::lock).getMessage();

        assertEquals("lock held too often by one thread: reentries=2147483647; unlock as often as you lock", message);
    }

    @Test
    void hasNoConditions() {
        assertThrows(UnsupportedOperationException.class, lock::newCondition);
    }

    @Test
    void wakesNobodyWhenNobodyWaits() {
        lock.lock();
        lock.unlock();

        assertEquals(0, fixture.bytes().wakes());
    }

    @Test
    void staysHeldWhenAHandleIsClosed() {
        SharedLock second = fixture.handleOf(1);
        second.lock();

        second.close();

        assertTrue(lock.isHeldByCurrentThread());
        lock.unlock();
        assertEquals(LockWord.FREE, fixture.word());
    }

    @Test
    void refusesEveryUseAfterClose() {
        lock.close();
        lock.close();

        assertThrows(ClosedException.class, lock::lock);
        assertThrows(ClosedException.class, lock::lockInterruptibly);
        assertThrows(ClosedException.class, lock::tryLock);
        assertThrows(ClosedException.class, () -> lock.tryLock(Duration.ZERO));
        assertThrows(ClosedException.class, lock::unlock);
        assertThrows(ClosedException.class, lock::isHeldByCurrentThread);
        assertThrows(ClosedException.class, lock::previousOwnerDied);
    }

    @Test
    void refusesNull() {
        assertThrows(NullPointerException.class, () -> lock.tryLock(null));
        assertThrows(NullPointerException.class, () -> lock.tryLock(1, null));
    }
}
