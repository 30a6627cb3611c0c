package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Pipe;
import dev.multiprocessing.Queue;
import dev.multiprocessing.SharedLock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules of interrupting a thread. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface InterruptRules extends TransportRules {

    @Test
    default void required_W08_anInterruptEndsAWaitForAQueueAndHarmsNothing() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Integer> empty = scene.mp().queue();
            Queue<Integer> full = scene.mp().queue(1);
            full.put(1);

            assertInterruptible(
                    () -> empty.get(),
                    () -> empty.get(Times.LONG),
                    () -> full.put(2),
                    () -> full.put(2, Times.LONG),
                    () -> full.putAll(List.of(2)));

            assertEquals(0, empty.qsize());
            assertEquals(1, full.get(Times.SOON));
            assertEquals(0, full.qsize());
            empty.put(3);
            assertEquals(3, empty.get(Times.SOON));
        }
    }

    @Test
    default void required_W09_anInterruptEndsAWaitForAConnectionAndHarmsNothing() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            int count = PipeTargets.fill(pipe.first());

            assertInterruptible(
                    () -> pipe.first().recv(),
                    () -> pipe.first().recvBytes(Times.LONG),
                    () -> pipe.first().poll(Times.LONG),
                    () -> pipe.first().sendBytes(PipeTargets.block(99)),
                    () -> pipe.first().send(new byte[PipeTargets.BLOCK], Times.LONG));

            PipeTargets.drain(pipe.second(), count);
            pipe.second().send("still works");
            assertEquals("still works", pipe.first().recv(Times.SOON));
        }
    }

    @Test
    default void required_W10_anInterruptEndsAnInterruptibleWaitForALock() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            SharedLock lock = scene.mp().lock();
            lock.lock();

            assertInterruptible(lock::lockInterruptibly, () -> lock.tryLock(Times.LONG));

            lock.unlock();
            assertTrue(Task.call(() -> lock.tryLock()).result());
        }
    }

    @Test
    default void required_W11_anInterruptDoesNotEndLockAndStaysPending() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            SharedLock lock = scene.mp().lock();
            lock.lock();
            Task<Boolean> waiter = Task.call(() -> {
                lock.lock();
                return lock.isHeldByCurrentThread() && Thread.interrupted();
            });
            waiter.assertBlocked();

            waiter.interrupt();

            waiter.assertBlocked();
            lock.unlock();
            assertTrue(waiter.result());
        }
    }

    @Test
    default void required_W12_anInterruptEndsAWaitForAChild() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<String> words = scene.mp().queue();
            ChildProcess child = scene.start(scene.mp().process(ProcessTargets::waitForWord, words, "end"));

            assertInterruptible(child::join, () -> child.join(Times.LONG));

            words.put("end");
            scene.awaitSuccess();
        }
    }

    private static void assertInterruptible(Task.Step... steps) throws InterruptedException {
        for (Task.Step step : steps) {
            Task<Void> task = Task.blocked(step);
            task.interrupt();
            task.failure(InterruptedException.class);
        }
    }

    @Test
    default void required_W13_whatNeedNotWaitIsDoneByAnInterruptedThread() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<byte[]> queue = scene.mp().queue();
            byte[] small = Payload.of(100, 1);
            byte[] large = Payload.of(5 << 20, 2);

            Task<List<byte[]>> task = Task.call(() -> {
                Thread.currentThread().interrupt();
                queue.putNowait(small);
                queue.putNowait(large);
                List<byte[]> received = List.of(queue.getNowait(), queue.getNowait());
                assertTrue(Thread.interrupted(), "the interrupt was lost");
                return received;
            });

            assertArrayEquals(small, task.result().get(0));
            assertArrayEquals(large, task.result().get(1));
            queue.put(small);
            assertArrayEquals(small, queue.get(Times.SOON));
        }
    }

    @Test
    default void required_W13_whatNeedNotWaitIsDoneByAnInterruptedThreadOfAChild() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Integer> empty = scene.mp().queue();
            Queue<Integer> full = scene.mp().queue(2);
            full.put(1);
            full.put(2);

            scene.start(scene.mp().process(QueueTargets::goOnInterrupted, empty, full));

            scene.awaitSuccess();
            assertEquals(5, full.get(Times.SOON));
            assertEquals(0, full.qsize());
        }
    }

    @Test
    default void required_W14_anInterruptedThreadDoesNotStartToWait() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Integer> queue = scene.mp().queue();

            Task<Void> task = Task.run(() -> {
                Thread.currentThread().interrupt();
                assertThrows(InterruptedException.class, () -> queue.get());
            });

            task.result();
        }
    }
}
