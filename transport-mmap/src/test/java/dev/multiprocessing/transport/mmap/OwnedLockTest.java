package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.files.OwnedLock;
import dev.multiprocessing.files.SharedBytes;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Participants;
import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.spi.Waiter;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OwnedLockTest {

    private static final long PATIENCE = 10_000_000_000L;
    private static final long SHORT = 5_000_000;

    private final SharedBytes bytes = new SharedBytes(ByteBuffer.allocateDirect(512));
    private final Set<Integer> alive = ConcurrentHashMap.newKeySet();
    private int cleanings; // written by the thread that has the lock

    @Test
    void onlyOneHasIt() {
        OwnedLock mine = lockOf(1);

        assertTrue(mine.acquire(PATIENCE));

        assertTrue(mine.isMine());
        assertFalse(lockOf(2).acquire(SHORT));
        assertFalse(lockOf(2).isMine());
    }

    @Test
    void releasedLockIsForTheNext() {
        OwnedLock mine = lockOf(1);
        mine.acquire(PATIENCE);

        mine.release();

        assertTrue(lockOf(2).acquire(SHORT));
    }

    @Test
    void numberThatIsNoIdIsNobodysThoughItEndsInOneThatIsAlive() {
        lockOf(1);
        bytes.setLongRelease(0, 1L << 32 | 1);

        assertTrue(lockOf(2).acquire(PATIENCE));
    }

    @Test
    void livingOwnerIsNeverRobbedHoweverLongItStays() {
        lockOf(1).acquire(PATIENCE);

        assertFalse(lockOf(2).acquire(200_000_000));

        assertEquals(1, bytes.getLongAcquire(0));
        assertEquals(0, cleanings);
    }

    @Test
    void callWithATimeoutIsNotHeldUpBeyondItByALivingOwner() {
        lockOf(1).acquire(PATIENCE);
        Deadline expired = Deadline.after(Duration.ofNanos(1));
        long start = System.nanoTime();

        assertFalse(lockOf(2).acquire(expired));
        assertFalse(lockOf(2).acquire(Deadline.after(Duration.ofMillis(50))));

        assertTrue(System.nanoTime() - start < Duration.ofMillis(500).toNanos());
    }

    @Test
    void callThatMustNotWaitSaysThatItCannotTell() {
        lockOf(1).acquire(PATIENCE);

        TransportException error =
                assertThrows(TransportException.class, () -> lockOf(2).acquire(Deadline.NOW));

        assertEquals(
                "another process stays in the middle of a call: participant=1, waited=1 s; is it stopped?",
                error.getMessage());
    }

    @Test
    void lockOfTheDeadIsTakenOverAndCleanedUp() {
        lockOf(1).acquire(PATIENCE);
        alive.remove(1);

        assertTrue(lockOf(2).acquire(PATIENCE));

        assertEquals(2, bytes.getLongAcquire(0));
        assertEquals(1, cleanings);
    }

    @Test
    void lockThatCannotBeCleanedUpIsTheDeadOnesAgain() {
        bytes.setLongRelease(0, 1);
        OwnedLock lock = new OwnedLock(bytes, 0, participant(2), () -> {
            throw new IllegalStateException("cannot delete");
        });

        assertThrows(IllegalStateException.class, () -> lock.acquire(PATIENCE));

        assertEquals(1, bytes.getLongAcquire(0));
        assertTrue(lockOf(3).acquire(PATIENCE));
        assertEquals(1, cleanings);
    }

    @Test
    void interruptedThreadStillGetsItAndStaysInterrupted() {
        bytes.setLongRelease(0, 1);
        Thread.currentThread().interrupt();

        assertTrue(lockOf(2).acquire(PATIENCE));

        assertTrue(Thread.interrupted());
    }

    @Test
    void threadsTakeTurns() throws InterruptedException {
        int[] counter = new int[1];
        List<Thread> threads = new ArrayList<>();
        for (int id = 1; id <= 4; id++) {
            OwnedLock lock = lockOf(1 + id / 2);
            threads.add(new Thread(() -> {
                for (int i = 0; i < 20_000; i++) {
                    if (lock.acquire(PATIENCE)) {
                        counter[0]++;
                        lock.release();
                    }
                }
            }));
        }

        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertEquals(80_000, counter[0]);
    }

    @Test
    void syncWaitsForNobodyAndTakesNothing() {
        OwnedLock lock = lockOf(1);
        assertTrue(lock.syncWithOwners());
        lock.acquire(PATIENCE);

        assertFalse(lockOf(2).syncWithOwners(), "its owner is alive");
        alive.remove(1);
        assertTrue(lockOf(2).syncWithOwners(), "its owner is dead");

        assertEquals(1, bytes.getLongAcquire(0));
        assertTrue(lockOf(2).acquire(PATIENCE));
        assertEquals(1, cleanings);
    }

    /** Store buffering: whoever announces itself and then looks, and whoever changes and then looks for waiters. */
    @Test
    void whoeverSyncsSeesTheChangeOrIsSeenByWhoeverMadeIt() throws InterruptedException {
        int rounds = 200_000; // or as many as a busy machine makes in ten seconds
        long end = System.nanoTime() + 10_000_000_000L;
        AtomicBoolean over = new AtomicBoolean();
        int bit = 128;
        int change = 256;
        OwnedLock waiters = lockOf(1);
        OwnedLock changers = lockOf(2);
        AtomicInteger arrived = new AtomicInteger();
        BitSet unseenBits = new BitSet();
        BitSet unseenChanges = new BitSet();
        Thread changer = new Thread(() -> {
            for (int round = 1; round <= rounds && !over.get(); round++) {
                meet(arrived, round);
                linger(round / 128 % 128);
                changers.acquire(PATIENCE);
                bytes.setIntRelease(change, round);
                changers.release();
                unseenBits.set(round, bytes.getIntAcquire(bit) != round);
            }
        });
        changer.start();
        for (int round = 1; round <= rounds && System.nanoTime() - end < 0; round++) {
            meet(arrived, round);
            linger(round % 128);
            bytes.setIntRelease(bit, round);
            boolean synced = waiters.syncWithOwners();
            unseenChanges.set(round, synced && bytes.getIntAcquire(change) != round);
        }
        over.set(true);
        arrived.addAndGet(2 * rounds); // nobody is waited for any more
        changer.join();

        unseenBits.and(unseenChanges);
        assertEquals(new BitSet(), unseenBits);
    }

    private static void meet(AtomicInteger arrived, int round) {
        arrived.getAndIncrement();
        Waiter.look(() -> arrived.get() >= 2 * round, PATIENCE);
    }

    /** So that all ways in which the two can overlap come about. */
    private void linger(int looks) {
        for (int i = 0; i < looks; i++) {
            bytes.getIntAcquire(384);
        }
    }

    private OwnedLock lockOf(int id) {
        alive.add(id);
        return new OwnedLock(bytes, 0, participant(id), () -> cleanings++);
    }

    private Participants participant(int id) {
        return new Participants() {
            @Override
            public int self() {
                return id;
            }

            @Override
            public boolean isAlive(int participant) {
                return alive.contains(participant);
            }
        };
    }
}
