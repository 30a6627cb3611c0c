package dev.multiprocessing.tck;

import dev.multiprocessing.IntValue;
import dev.multiprocessing.Queue;
import dev.multiprocessing.SharedLock;
import org.junit.jupiter.api.Assertions;

/** What the children of the lock rules do. */
final class LockTargets {

    static {
        Quiet.inChildren();
    }

    private LockTargets() {}

    /** Counts in two steps, which the lock makes one. */
    static void countUnderLock(SharedLock lock, IntValue counter, Queue<Integer> reports) throws Exception {
        Laps.run(
                () -> {
                    lock.lock();
                    try {
                        counter.set(counter.get() + 1);
                    } finally {
                        lock.unlock();
                    }
                },
                reports);
    }

    /** Looks at a lock that another process holds. */
    static void findLocked(SharedLock lock) throws InterruptedException {
        Assertions.assertFalse(lock.tryLock());
        Assertions.assertFalse(lock.tryLock(Times.TICK));
        Assertions.assertFalse(lock.isHeldByCurrentThread());
        Assertions.assertThrows(IllegalMonitorStateException.class, lock::unlock);
        Assertions.assertThrows(IllegalMonitorStateException.class, lock::previousOwnerDied);
    }

    /** Ends with the lock in its hands. */
    static void lockAndLeave(SharedLock lock) {
        lock.lock();
    }

    /** Takes the lock, says so, and keeps it until it is told to give it back. */
    static void holdUntilTold(SharedLock lock, Queue<String> said, Queue<String> told) throws InterruptedException {
        lock.lock();
        said.put("locked");
        Assertions.assertEquals("unlock", told.get(Times.LONG));
        lock.unlock();
        said.put("unlocked");
    }

    /** Says that it is there, and waits for the lock. */
    static void waitFor(SharedLock lock, Queue<String> said) throws InterruptedException {
        said.put("waiting");
        lock.lock();
        lock.unlock();
    }

    /** Says that it is there, takes the lock and gives it back, and says so; each time it is told. */
    static void takeWhenTold(SharedLock lock, Queue<Integer> go, Queue<Integer> done, Integer count)
            throws InterruptedException {
        for (int i = 0; i < count; i++) {
            int number = go.get(Times.LONG);
            done.put(number);
            lock.lock();
            lock.unlock();
            done.put(number);
        }
    }
}
