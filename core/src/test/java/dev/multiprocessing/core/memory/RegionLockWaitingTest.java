package dev.multiprocessing.core.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.ClosedException;
import dev.multiprocessing.SharedLock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the lock does when somebody has to wait for it. */
@Timeout(60)
class RegionLockWaitingTest {

    private final LockFixture fixture = new LockFixture();
    private final SharedLock lock = fixture.first();
    private final SharedLock other = fixture.handleOf(2);

    @Test
    void aWaiterSleepsUntilItIsWoken() throws Exception {
        fixture.bytes().sleepUntilWoken();
        lock.lock();
        FutureTask<Boolean> waiter = Crew.start(() -> {
            other.lock();
            return other.isHeldByCurrentThread();
        });
        fixture.bytes().awaitSleepers(1);

        lock.unlock();

        assertTrue(waiter.get());
    }

    @Test
    void aTimeoutEndsTheWait() throws Exception {
        lock.lock();
        long start = System.nanoTime();

        assertFalse(other.tryLock(Duration.ofMillis(150)));

        assertTrue(System.nanoTime() - start >= 150_000_000);
        assertFalse(other.isHeldByCurrentThread());
    }

    @Test
    void aTimeoutInUnitsEndsTheWait() throws Exception {
        lock.lock();
        long start = System.nanoTime();

        assertFalse(other.tryLock(20, TimeUnit.MILLISECONDS));

        assertTrue(System.nanoTime() - start >= 20_000_000);
    }

    @Test
    void noTimeoutAtAllIsOneTry() throws Exception {
        lock.lock();

        assertFalse(other.tryLock(Duration.ZERO));
        assertFalse(other.tryLock(Duration.ofSeconds(-1)));
        assertFalse(other.tryLock(0, TimeUnit.DAYS));

        assertFalse(LockWord.isContended(fixture.word()));
    }

    @Test
    void theLargestTimeoutsAreNoLimit() throws Exception {
        lock.lock();
        FutureTask<Boolean> inUnits = Crew.start(() -> other.tryLock(Long.MAX_VALUE, TimeUnit.DAYS));
        fixture.bytes().awaitSleepers(1);

        lock.unlock();

        assertTrue(inUnits.get());
    }

    @Test
    void aTimedWaitGetsTheLockThatBecomesFree() throws Exception {
        lock.lock();
        FutureTask<Boolean> waiter = Crew.start(() -> other.tryLock(Duration.ofSeconds(50)));
        fixture.bytes().awaitSleepers(1);

        lock.unlock();

        assertTrue(waiter.get());
    }

    @Test
    void aWaiterThatGaveUpLeavesALockThatWorks() throws Exception {
        lock.lock();
        assertFalse(other.tryLock(Duration.ofMillis(1)));

        lock.unlock();

        assertEquals(LockWord.FREE, fixture.word());
        assertTrue(other.tryLock());
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        lock.lock();
        assertInterruptEnds(() -> {
            other.lockInterruptibly();
            return null;
        });
    }

    @Test
    void anInterruptEndsTheTimedWait() throws Exception {
        lock.lock();
        assertInterruptEnds(() -> other.tryLock(Duration.ofSeconds(50)));
    }

    @Test
    void anInterruptedThreadDoesNotGetEvenAFreeLockInterruptibly() throws Exception {
        Crew.runInAnotherThread(() -> {
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, lock::lockInterruptibly);
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, () -> lock.tryLock(Duration.ZERO));
            assertFalse(Thread.currentThread().isInterrupted());
        });

        assertEquals(LockWord.FREE, fixture.word());
    }

    @Test
    void anInterruptedThreadGetsAFreeLockOtherwise() throws Exception {
        Crew.runInAnotherThread(() -> {
            Thread.currentThread().interrupt();
            assertTrue(lock.tryLock());
            lock.lock();
            assertTrue(Thread.interrupted());
        });
    }

    @Test
    void anInterruptDoesNotEndTheWaitOfLockAndStaysPending() throws Exception {
        lock.lock();
        FutureTask<Boolean> waiter = new FutureTask<>(() -> {
            other.lock();
            return other.isHeldByCurrentThread() && Thread.currentThread().isInterrupted();
        });
        Thread thread = Crew.thread(waiter);
        thread.start();
        fixture.bytes().awaitSleepers(1);

        thread.interrupt();
        assertFalse(other.tryLock(Duration.ofMillis(50)));
        fixture.bytes().awaitSleepers(1);
        assertFalse(waiter.isDone());
        lock.unlock();

        assertTrue(waiter.get());
    }

    @Test
    void closingTheHandleEndsTheWait() throws Exception {
        lock.lock();
        FutureTask<Void> waiter = Crew.start(() -> {
            other.lock();
            return null;
        });
        fixture.bytes().awaitSleepers(1);

        other.close();

        assertInstanceOf(
                ClosedException.class,
                assertThrows(ExecutionException.class, waiter::get).getCause());
    }

    @Test
    void aWaiterThatWasInterruptedAndThenClosedKeepsTheInterrupt() throws Exception {
        lock.lock();
        FutureTask<Boolean> waiter = new FutureTask<>(() -> {
            assertThrows(ClosedException.class, other::lock);
            return Thread.currentThread().isInterrupted();
        });
        Thread thread = Crew.thread(waiter);
        thread.start();
        fixture.bytes().awaitSleepers(1);

        thread.interrupt();
        other.close();

        assertTrue(waiter.get());
    }

    private void assertInterruptEnds(Callable<?> wait) throws Exception {
        FutureTask<?> waiter = new FutureTask<>(wait);
        Thread thread = Crew.thread(waiter);
        thread.start();
        fixture.bytes().awaitSleepers(1);

        thread.interrupt();

        assertInstanceOf(
                InterruptedException.class,
                assertThrows(ExecutionException.class, waiter::get).getCause());
        assertTrue(lock.isHeldByCurrentThread());
    }
}
