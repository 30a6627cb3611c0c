package dev.multiprocessing.core.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.IntValue;
import dev.multiprocessing.SharedLock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The lock under many threads of several participants. */
@Timeout(60)
class RegionLockStressTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 1_000;

    private final LockFixture fixture = new LockFixture();
    private final SharedLock[] handles = {fixture.first(), fixture.handleOf(2), fixture.handleOf(3)};
    private long counter; // under the lock

    @Test
    void oneThreadAtATimeIsInside() throws Exception {
        Crew.run(THREADS, member -> {
            SharedLock lock = handles[member % handles.length];
            for (int i = 0; i < ROUNDS; i++) {
                lock.lock();
                counter++;
                lock.unlock();
            }
        });

        assertEquals((long) THREADS * ROUNDS, counter);
        assertEquals(LockWord.FREE, fixture.word());
    }

    @Test
    void noWakeIsLost() throws Exception {
        fixture.bytes().sleepUntilWoken();

        Crew.run(THREADS, member -> {
            SharedLock lock = handles[member % handles.length];
            for (int i = 0; i < ROUNDS; i++) {
                lock.lock();
                counter++;
                Thread.yield(); // so that others run into the held lock and sleep
                lock.unlock();
            }
        });

        assertEquals((long) THREADS * ROUNDS, counter);
    }

    @Test
    void everyWayToLockExcludesTheOthers() throws Exception {
        Crew.run(THREADS, member -> {
            SharedLock lock = handles[member % handles.length];
            for (int i = 0; i < ROUNDS; i++) {
                lockInOneWay(lock, i + member);
                lock.lock();
                counter++;
                lock.unlock();
                lock.unlock();
            }
        });

        assertEquals((long) THREADS * ROUNDS, counter);
        assertEquals(LockWord.FREE, fixture.word());
    }

    @Test
    void theLockOfAValueGuardsStepsOnIt() throws Exception {
        IntValue value = new SharedMemory(fixture.session().join(4)).value(0);

        Crew.run(THREADS, member -> {
            for (int i = 0; i < ROUNDS; i++) {
                value.lock().lock();
                value.set(value.get() + 1);
                value.lock().unlock();
            }
        });

        assertEquals(THREADS * ROUNDS, value.get());
    }

    @Test
    void ofTheHeirsOfManyDeadOwnersOneIsInsideAtATime() throws Exception {
        int deaths = 500;
        for (int round = 0; round < deaths; round++) {
            int dead = 100 + round;
            fixture.leaveBehind(dead, LockWord.ownedBy(dead, 1), (long) dead << 32 | 5);
            Crew.run(3, member -> {
                SharedLock lock = handles[member];
                lock.lock();
                counter++;
                lock.unlock();
            });
            assertEquals(LockWord.FREE, fixture.word());
        }

        assertEquals(3L * deaths, counter);
    }

    private static void lockInOneWay(SharedLock lock, int way) throws InterruptedException {
        switch (way % 3) {
            case 0 -> lock.lockInterruptibly();
            case 1 -> assertTrue(lock.tryLock(Duration.ofSeconds(50)));
            default -> {
                while (!lock.tryLock()) {
                    Thread.onSpinWait();
                }
            }
        }
    }
}
