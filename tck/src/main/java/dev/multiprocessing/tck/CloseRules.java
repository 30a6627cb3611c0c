package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.ClosedException;
import dev.multiprocessing.Connection;
import dev.multiprocessing.IntArray;
import dev.multiprocessing.IntValue;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Pipe;
import dev.multiprocessing.Queue;
import dev.multiprocessing.SharedLock;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** The rules of closing an object, for whoever uses it afterwards. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface CloseRules extends TransportRules {

    private static void assertClosed(Executable... calls) {
        Stream<Executable> checks = Arrays.stream(calls).map(call -> () -> assertThrows(ClosedException.class, call));
        assertAll(checks);
    }

    @Test
    default void required_X01_closingTwiceDoesNothing() throws Exception {
        Scene scene = Scene.open(this);
        Multiprocessing mp = scene.mp();
        Pipe pipe = mp.pipe();
        List<AutoCloseable> all =
                List.of(pipe.first(), pipe.second(), pipe, mp.queue(), mp.value(1), mp.intArray(3), mp.lock(), mp);

        for (AutoCloseable each : all) {
            each.close();
            each.close();
        }
        for (AutoCloseable each : all) {
            each.close();
        }

        assertClosed(mp::lock);
        assertTrue(pipe.first().closed());
        scene.close();
    }

    @Test
    default void required_X02_aClosedQueueRefusesEverything() {
        try (Scene scene = Scene.open(this)) {
            Queue<String> queue = scene.mp().queue(2);
            queue.putNowait("element");

            queue.close();

            assertClosed(
                    () -> queue.put("element"),
                    () -> queue.put("element", Times.TICK),
                    () -> queue.putNowait("element"),
                    () -> queue.putAll(List.of("element")),
                    queue::get,
                    () -> queue.get(Times.TICK),
                    queue::getNowait,
                    () -> queue.drainTo(new ArrayList<>(), 1),
                    queue::qsize,
                    queue::empty,
                    queue::full,
                    () -> scene.mp().queue().put(queue));
        }
    }

    @Test
    default void required_X03_aClosedConnectionRefusesEverything() {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            Connection end = pipe.first();
            byte[] bytes = new byte[4];

            end.close();

            assertTrue(end.closed());
            assertClosed(
                    () -> end.send("message"),
                    () -> end.send("message", Times.TICK),
                    () -> end.sendBytes(bytes),
                    () -> end.sendBytes(bytes, 0, 1),
                    () -> end.sendBytes(ByteBuffer.wrap(bytes)),
                    () -> end.sendBytes(ByteBuffer.wrap(bytes), Times.TICK),
                    end::recv,
                    () -> end.recv(Times.TICK),
                    () -> end.recv(String.class),
                    () -> end.recv(String.class, Times.TICK),
                    end::readable,
                    end::writable,
                    end::recvBytes,
                    () -> end.recvBytes(3),
                    () -> end.recvBytes(Times.TICK),
                    () -> end.recvBytesInto(bytes, 0),
                    () -> end.recvBytesInto(ByteBuffer.wrap(bytes)),
                    end::poll,
                    () -> end.poll(Times.TICK),
                    () -> scene.mp().queue().put(end));
        }
    }

    @Test
    default void required_X04_aClosedValueRefusesEverything() {
        try (Scene scene = Scene.open(this)) {
            IntValue value = scene.mp().value(1);

            value.close();

            assertClosed(
                    value::get,
                    () -> value.set(1),
                    () -> value.getAndSet(1),
                    () -> value.compareAndSet(1, 1),
                    () -> value.getAndAdd(1),
                    () -> value.updateAndGet(x -> x),
                    value::lock,
                    () -> scene.mp().queue().put(value));
        }
    }

    @Test
    default void required_X05_aClosedArrayRefusesEverything() {
        try (Scene scene = Scene.open(this)) {
            IntArray array = scene.mp().intArray(3);

            array.close();

            assertClosed(
                    () -> array.get(0),
                    () -> array.set(0, 1),
                    () -> array.getAndSet(0, 1),
                    () -> array.compareAndSet(0, 0, 1),
                    () -> array.getAndAdd(0, 1),
                    () -> array.updateAndGet(0, x -> x),
                    () -> array.read(0, new int[1]),
                    () -> array.write(0, new int[1]),
                    array::toArray,
                    () -> array.fill(1),
                    array::lock,
                    () -> scene.mp().queue().put(array));
        }
    }

    @Test
    default void required_X06_aClosedLockRefusesEverything() {
        try (Scene scene = Scene.open(this)) {
            SharedLock lock = scene.mp().lock();

            lock.close();

            assertClosed(
                    lock::lock,
                    lock::lockInterruptibly,
                    lock::tryLock,
                    () -> lock.tryLock(Times.TICK),
                    () -> scene.mp().queue().put(lock));
        }
    }

    @Test
    default void required_X07_closingTheContextClosesEveryHandleMadeOrReceivedInIt() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Multiprocessing mp = scene.mp();
            Pipe pipe = mp.pipe();
            Queue<Object> queue = mp.queue();
            IntValue value = mp.value(1);
            IntArray array = mp.intArray(1);
            SharedLock lock = mp.lock();
            queue.put(value);
            IntValue received = (IntValue) queue.get(Times.SOON);

            mp.close();

            assertClosed(
                    () -> pipe.first().send(1),
                    queue::qsize,
                    value::get,
                    () -> array.get(0),
                    lock::tryLock,
                    received::get,
                    mp::queue,
                    mp::pipe,
                    mp::lock,
                    () -> mp.value(1),
                    () -> mp.intArray(1),
                    () -> mp.process(ProcessTargets::nothing).start());
        }
    }

    @Test
    default void required_X08_otherHandlesAreNotAffected() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Object> queue = scene.mp().queue();
            IntValue value = scene.mp().value(1);
            queue.put(queue);
            queue.put(value);
            @SuppressWarnings("unchecked") // a queue of objects was put
            Queue<Object> otherQueue = (Queue<Object>) queue.get(Times.SOON);
            IntValue otherValue = (IntValue) queue.get(Times.SOON);
            Task<Object> waiter = Task.call(otherQueue::get);
            waiter.assertBlocked();

            queue.close();
            value.close();

            waiter.assertBlocked();
            otherQueue.put("element");
            assertEquals("element", waiter.result());
            assertEquals(1, otherValue.get());
        }
    }

    @Test
    default void required_X09_joinThreadNeedsAClosedQueueAndWaitsForNoConsumer() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<byte[]> queue = scene.mp().queue();
            queue.put(new byte[5 << 20]);
            assertThrows(IllegalStateException.class, queue::joinThread);
            assertEquals(1, queue.qsize());

            queue.close();

            Times.assertOneTry(queue::joinThread);
            Times.assertOneTry(queue::joinThread);
        }
    }

    @Test
    default void required_X10_cancelJoinThreadHurtsNothing() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<String> queue = scene.mp().queue();
            queue.cancelJoinThread();
            queue.put("element");

            assertEquals("element", queue.get(Times.SOON));
            queue.close();
            queue.cancelJoinThread();
            Times.assertOneTry(queue::joinThread);
        }
    }

    @Test
    default void required_X18_aClosedContextLeavesNothingRunningOrOpen() throws InterruptedException {
        Footprint before = Footprint.now();
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            Queue<String> queue = scene.mp().queue();
            SharedLock lock = scene.mp().lock();
            lock.lock();
            scene.start(scene.mp()
                    .process(
                            HandOverTargets::useAll,
                            queue,
                            pipe.second(),
                            scene.mp().value(0),
                            scene.mp().doubleArray(3),
                            lock));
            scene.awaitSuccess();
            Task<Object> receiver = Task.call(() -> List.of(pipe.first().recv(), queue.get(), queue.get(Times.LONG)));
            receiver.assertBlocked();
            queue.put("the second element");
            receiver.result();
        }

        before.requireNothingMore();
    }
}
