package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.IntValue;
import dev.multiprocessing.Queue;
import dev.multiprocessing.SharedLock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules of a lock between processes. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface LockRules extends TransportRules {

    @Test
    default void required_L01_oneThreadOfAllProcessesHasTheLock() throws Exception {
        try (Scene scene = Scene.open(this)) {
            SharedLock lock = scene.mp().lock();
            IntValue counter = scene.mp().value(0);
            Queue<Integer> reports = scene.mp().queue();
            List<ChildProcess> children = List.of(
                    scene.start(scene.mp().process(LockTargets::countUnderLock, lock, counter, reports)),
                    scene.start(scene.mp().process(LockTargets::countUnderLock, lock, counter, reports)));
            Task.Step moment = () -> LockTargets.countUnderLock(lock, counter, reports);
            Task<Void> thread = Task.run(() -> Laps.runBeside(children, moment));

            Laps.runBeside(children, moment);
            thread.result();
            scene.awaitSuccess();

            assertEquals(Laps.total(reports), counter.get());
        }
    }

    @Test
    default void required_L02_theOwnerMayLockAgainAndUnlocksAsOften() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            SharedLock lock = scene.mp().lock();
            lock.lock();
            assertTrue(lock.tryLock());
            assertTrue(lock.tryLock(Times.TICK));

            lock.unlock();
            lock.unlock();
            assertFalse(Task.call(() -> lock.tryLock()).result());
            lock.unlock();

            assertTrue(Task.call(() -> lock.tryLock()).result());
        }
    }

    @Test
    default void required_L03_onlyTheOwnerMayUnlock() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            SharedLock lock = scene.mp().lock();
            assertThrows(IllegalMonitorStateException.class, lock::unlock);
            assertThrows(IllegalMonitorStateException.class, lock::previousOwnerDied);

            lock.lock();
            Task.run(lock::unlock).failure(IllegalMonitorStateException.class);
            scene.start(scene.mp().process(LockTargets::findLocked, lock));
            scene.awaitSuccess();

            assertTrue(lock.isHeldByCurrentThread());
            lock.unlock();
            assertThrows(IllegalMonitorStateException.class, lock::unlock);
        }
    }

    @Test
    default void required_L04_aWaiterGetsTheLockWhenItBecomesFree() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            SharedLock lock = scene.mp().lock();
            Queue<String> said = scene.mp().queue();
            Queue<String> told = scene.mp().queue();
            scene.start(scene.mp().process(LockTargets::holdUntilTold, lock, said, told));
            assertEquals("locked", said.get(Times.LONG));
            Task<Boolean> waiter = Task.call(() -> lock.tryLock(Times.LONG));
            waiter.assertBlocked();

            told.put("unlock");

            assertTrue(waiter.result());
            assertEquals("unlocked", said.get(Times.SOON));
            scene.awaitSuccess();
        }
    }

    @Test
    default void required_L05_tryLockGivesUpWhenItsTimeIsOver() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            SharedLock lock = scene.mp().lock();
            Task.run(lock::lock).result();

            assertFalse(lock.tryLock());
            Times.assertWaitsTick(() -> assertFalse(lock.tryLock(Times.TICK)));
            Times.assertWaitsTick(() -> assertFalse(lock.tryLock(Times.TICK.toMillis(), TimeUnit.MILLISECONDS)));
            Times.assertOneTry(() -> assertFalse(lock.tryLock(Duration.ZERO)));
            Times.assertOneTry(() -> assertFalse(lock.tryLock(Duration.ofDays(-1))));
            assertFalse(lock.isHeldByCurrentThread());
        }
    }

    @Test
    default void required_L06_theOwnerIsKnown() {
        try (Scene scene = Scene.open(this)) {
            SharedLock lock = scene.mp().lock();
            assertFalse(lock.isHeldByCurrentThread());

            lock.lock();
            assertTrue(lock.isHeldByCurrentThread());
            assertFalse(lock.previousOwnerDied());
            lock.unlock();

            assertFalse(lock.isHeldByCurrentThread());
        }
    }

    @Test
    default void required_L07_handlesOfOneLockAreOneLock() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            SharedLock lock = scene.mp().lock();
            Queue<SharedLock> queue = scene.mp().queue();
            queue.put(lock);
            SharedLock other = queue.get(Times.SOON);

            lock.lock();

            assertTrue(other.isHeldByCurrentThread());
            assertTrue(other.tryLock());
            other.unlock();
            assertFalse(Task.call(() -> other.tryLock()).result());
            other.unlock();
            assertTrue(Task.call(() -> lock.tryLock()).result());
        }
    }

    @Test
    default void required_L08_aLockOutlivesTheHandleItWasTakenThrough() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            SharedLock lock = scene.mp().lock();
            Queue<SharedLock> queue = scene.mp().queue();
            queue.put(lock);
            SharedLock other = queue.get(Times.SOON);
            lock.lock();

            lock.close();

            assertFalse(Task.call(() -> other.tryLock(Times.TICK)).result());
            other.unlock();
            assertTrue(Task.call(() -> other.tryLock()).result());
        }
    }

    @Test
    default void required_L09_conditionsAreRefusedWithTheCure() {
        try (Scene scene = Scene.open(this)) {
            SharedLock lock = scene.mp().lock();

            assertThrows(UnsupportedOperationException.class, lock::newCondition);
        }
    }

    @Test
    default void required_L10_theOwnersEndFreesTheLockAndIsReported() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            SharedLock lock = scene.mp().lock();
            scene.start(scene.mp().process(LockTargets::lockAndLeave, lock));
            scene.awaitSuccess();

            assertTrue(lock.tryLock(Times.SOON));

            assertTrue(lock.previousOwnerDied());
            assertTrue(lock.tryLock());
            lock.unlock();
            assertTrue(lock.previousOwnerDied());
            lock.unlock();
            lock.lock();
            assertFalse(lock.previousOwnerDied());
            lock.unlock();
        }
    }

    @Test
    default void required_L11_nullForADurationIsRefused() {
        try (Scene scene = Scene.open(this)) {
            SharedLock lock = scene.mp().lock();

            assertThrows(NullPointerException.class, () -> lock.tryLock(null));

            assertFalse(lock.isHeldByCurrentThread());
        }
    }
}
