package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Pipe;
import dev.multiprocessing.Queue;
import dev.multiprocessing.QueueEmptyException;
import dev.multiprocessing.QueueFullException;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.TimedOutException;
import dev.multiprocessing.spi.Transport.Capability;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules of calls that wait. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface WaitingRules extends TransportRules {

    /** After so long, a thread that began to wait sleeps. */
    int UNTIL_ASLEEP_MILLIS = 5;

    @Test
    default void required_W01_aQueueWaitsForItsTimeoutAndNotForLess() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Integer> queue = scene.mp().queue(1);

            Times.assertWaitsTick(() -> assertThrows(QueueEmptyException.class, () -> queue.get(Times.TICK)));
            queue.put(1);
            Times.assertWaitsTick(() -> assertThrows(QueueFullException.class, () -> queue.put(2, Times.TICK)));
        }
    }

    @Test
    default void required_W02_aConnectionWaitsForItsTimeoutAndNotForLess() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            ByteBuffer buffer = ByteBuffer.allocate(1);

            Times.assertWaitsTick(() ->
                    assertThrows(TimedOutException.class, () -> pipe.first().recv(Times.TICK)));
            Times.assertWaitsTick(() ->
                    assertThrows(TimedOutException.class, () -> pipe.first().recv(String.class, Times.TICK)));
            Times.assertWaitsTick(() ->
                    assertThrows(TimedOutException.class, () -> pipe.first().recvBytes(Times.TICK)));
            Times.assertWaitsTick(() ->
                    assertThrows(TimedOutException.class, () -> pipe.first().recvBytes(1, Times.TICK)));
            Times.assertWaitsTick(() ->
                    assertThrows(TimedOutException.class, () -> pipe.first().recvBytesInto(buffer, Times.TICK)));
            PipeTargets.fill(pipe.first());
            Times.assertWaitsTick(() -> assertThrows(
                    TimedOutException.class, () -> pipe.first().sendBytes(PipeTargets.block(0), Times.TICK)));
            Times.assertWaitsTick(() -> assertThrows(
                    TimedOutException.class, () -> pipe.first().sendBytes(new byte[PipeTargets.BLOCK], Times.TICK)));
            Times.assertWaitsTick(() -> assertThrows(
                    TimedOutException.class, () -> pipe.first().send(new byte[PipeTargets.BLOCK], Times.TICK)));
        }
    }

    @Test
    default void required_W03_zeroOrLessIsOneTryThatTakesWhatIsThere() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            Queue<Integer> queue = scene.mp().queue(1);
            SharedLock lock = scene.mp().lock();
            for (Duration once : List.of(Duration.ZERO, Duration.ofSeconds(-5), Duration.ofSeconds(Long.MIN_VALUE))) {
                Times.assertOneTry(() -> queue.put(1, once));
                Times.assertOneTry(() -> assertThrows(QueueFullException.class, () -> queue.put(2, once)));
                Times.assertOneTry(() -> assertEquals(1, queue.get(once)));
                Times.assertOneTry(() -> assertThrows(QueueEmptyException.class, () -> queue.get(once)));

                Times.assertOneTry(() -> pipe.first().send("message", once));
                assertTrue(pipe.second().poll(Times.SOON));
                Times.assertOneTry(() -> assertEquals("message", pipe.second().recv(once)));
                Times.assertOneTry(() -> assertFalse(pipe.second().poll(once)));
                Times.assertOneTry(() -> assertThrows(
                        TimedOutException.class, () -> pipe.second().recv(once)));

                Times.assertOneTry(() -> {
                    assertTrue(lock.tryLock(once));
                    lock.unlock();
                });
            }
        }
    }

    @Test
    default void required_W04_foreverAndAbsurdTimeoutsAreNoLimit() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Integer> queue = scene.mp().queue();
            List<Task<Integer>> waiters = new ArrayList<>();
            for (Duration timeout : List.of(
                    Multiprocessing.FOREVER,
                    Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
                    Duration.ofDays(200_000))) {
                waiters.add(Task.call(() -> queue.get(timeout)));
            }
            for (Task<Integer> waiter : waiters) {
                waiter.assertBlocked();
            }

            queue.putAll(List.of(1, 1, 1));

            for (Task<Integer> waiter : waiters) {
                assertEquals(1, waiter.result());
            }
        }
    }

    @Test
    default void required_W05_eachOfManyWaitersIsWoken() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Integer> queue = scene.mp().queue(1);
            List<Task<Integer>> waiters = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                waiters.add(Task.call(queue::get));
            }
            waiters.get(7).assertBlocked();

            int expected = 0;
            for (int number = 0; number < waiters.size(); number++) {
                queue.put(number, Times.SOON);
                expected += number;
            }

            int sum = 0;
            for (Task<Integer> waiter : waiters) {
                sum += waiter.result();
            }
            assertEquals(expected, sum);
        }
    }

    @Test
    default void required_W06_aBlockedCallSleeps() throws InterruptedException {
        assumeFalse(
                Capabilities.isKnownToHave(options(), Capability.SPINS_WHEN_BLOCKED),
                "this transport spins, as it declares");

        WaitingTargets.Cost cost = WaitingTargets.costOfWaits(this);

        assertTrue(cost.isThatOfSleeping(), cost::toString);
    }

    @Test
    default void required_W07_aBlockedCallIsWokenAndDoesNotLookNowAndThen() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Integer> there = scene.mp().queue(1);
            Queue<Integer> back = scene.mp().queue(1);
            int count = Knobs.HERE.effort(500);
            scene.start(scene.mp().process(WaitingTargets::echo, there, back, count));
            there.put(0);
            assertEquals(0, back.get(Times.LONG));

            long start = System.nanoTime();
            for (int number = 1; number < count; number++) {
                there.put(number);
                assertEquals(number, Expect.next(back, Times.SOON, number));
            }
            long millis = (System.nanoTime() - start) / 1_000_000;

            assertTrue(millis < 20 * count, () -> "round trips=" + (count - 1) + ", millis=" + millis);
            scene.awaitSuccess();
        }
    }

    @Test
    default void required_W16_aBlockedReceiverIsWokenAndDoesNotLookNowAndThen() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            int count = Knobs.HERE.effort(500);
            scene.start(scene.mp().process(DeathTargets::echo, pipe.second()));
            pipe.second().close();
            assertEquals("ready", pipe.first().recv(Times.LONG));

            long start = System.nanoTime();
            for (int number = 0; number < count; number++) {
                pipe.first().send(number);
                assertEquals(number, Expect.next(pipe.first(), Times.SOON, number));
            }
            long millis = (System.nanoTime() - start) / 1_000_000;

            assertTrue(millis < 20 * count, () -> "round trips=" + count + ", millis=" + millis);
            pipe.first().close();
            scene.awaitSuccess();
        }
    }

    @Test
    default void required_W18_notOneWakeUpInAThousandIsLost() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Integer> there = scene.mp().queue();
            Queue<Integer> back = scene.mp().queue();
            int count = 5_000;
            scene.start(scene.mp().process(WaitingTargets::echo, there, back, count));
            there.put(0);
            assertEquals(0, back.get(Times.LONG));
            List<Long> late = new ArrayList<>();

            for (int number = 1; number < count; number++) {
                LockSupport.parkNanos(WaitingTargets.MOSTLY_ASLEEP_NANOS);
                long start = System.nanoTime();
                there.put(number);
                assertEquals(number, Expect.next(back, Times.SOON, number));
                long nanos = System.nanoTime() - start;
                if (nanos > WaitingTargets.LOST_WAKE_UP.toNanos()) {
                    late.add(nanos / 1_000_000);
                }
            }

            assertTrue(late.size() <= count / 1_000, () -> "wake-ups were lost: millis of late round trips=" + late);
            scene.awaitSuccess();
        }
    }

    @Untested
    default void untested_W15_deadlinesAreMeasuredOnAMonotonicClock() {}

    @Test
    default void required_W17_aThreadThatWaitsForALockIsWoken() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            SharedLock lock = scene.mp().lock();
            Queue<Integer> go = scene.mp().queue();
            Queue<Integer> done = scene.mp().queue();
            int count = Knobs.HERE.effort(100);
            scene.start(scene.mp().process(LockTargets::takeWhenTold, lock, go, done, count));
            long nanos = 0;

            for (int number = 0; number < count; number++) {
                lock.lock();
                go.put(number);
                assertEquals(number, Expect.next(done, Times.LONG, "word that it waits"));
                Thread.sleep(UNTIL_ASLEEP_MILLIS);
                long start = System.nanoTime();
                lock.unlock();
                assertEquals(number, Expect.next(done, Times.SOON, "word that it has the lock"));
                nanos += System.nanoTime() - start;
            }

            long millis = nanos / 1_000_000;
            assertTrue(millis < 20 * count, () -> "times the lock was handed on=" + count + ", millis=" + millis);
            scene.awaitSuccess();
        }
    }

    @Test
    default void optional_W19_aBlockedCallSpins() throws InterruptedException {
        assumeTrue(
                Capabilities.isKnownToHave(options(), Capability.SPINS_WHEN_BLOCKED),
                "this transport does not declare it");

        WaitingTargets.Cost cost = WaitingTargets.costOfWaits(this);

        assertFalse(cost.isThatOfSleeping(), cost::toString);
    }

    @Test
    default void required_W20_aBlockedPutIsWokenWhenOnePlaceOfSeveralBecomesFree() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            int capacity = 8;
            Queue<Integer> full = scene.mp().queue(capacity);
            Queue<Integer> go = scene.mp().queue();
            int count = Knobs.HERE.effort(100);
            scene.start(scene.mp().process(WaitingTargets::takeWhenPutIsAsleep, full, go, count + 1));
            for (int number = 0; number < capacity; number++) {
                full.put(number);
            }
            go.put(0);
            full.put(capacity, Times.LONG); // the child has started

            long start = System.nanoTime();
            for (int number = 1; number <= count; number++) {
                go.put(number);
                full.put(capacity + number, Times.SOON);
            }
            long millis = (System.nanoTime() - start) / 1_000_000 - (long) UNTIL_ASLEEP_MILLIS * count;

            assertTrue(millis < 20 * count, () -> "times a place became free=" + count + ", millis=" + millis);
            scene.awaitSuccess();
        }
    }
}
