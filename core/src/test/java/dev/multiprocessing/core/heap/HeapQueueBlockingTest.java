package dev.multiprocessing.core.heap;

import static dev.multiprocessing.core.heap.Text.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HeapQueueBlockingTest {

    private final Transport transport = new HeapTransportProvider().open(Settings.none());
    private final MessageQueue queue = transport.createQueue(2);

    @AfterEach
    void leave() {
        transport.close();
    }

    private List<String> take(int max) throws InterruptedException {
        Text.Received received = new Text.Received();
        int taken = queue.take(received, max, Deadline.NOW);
        assertEquals(taken, received.texts().size());
        return received.texts();
    }

    private boolean put(String text) throws InterruptedException {
        return queue.put(message(text), Deadline.NOW);
    }

    @Test
    void putGivesUpAtTheDeadlineAndNotBefore() throws InterruptedException {
        put("one");
        put("two");
        Deadline deadline = Deadline.after(Duration.ofMillis(20));

        assertFalse(queue.put(message("three"), deadline));

        assertTrue(deadline.isExpired());
    }

    @Test
    void takeGivesUpAtTheDeadlineAndNotBefore() throws InterruptedException {
        Deadline deadline = Deadline.after(Duration.ofMillis(20));

        assertEquals(0, queue.take(new Text.Received(), 1, deadline));

        assertTrue(deadline.isExpired());
    }

    @Test
    void putWaitsForRoom() throws Exception {
        put("one");
        put("two");
        BlockedCall<Boolean> producer = BlockedCall.start(() -> queue.put(message("three"), Deadline.NEVER));

        take(1);

        assertTrue(producer.result());
        assertEquals(List.of("two", "three"), take(2));
    }

    @Test
    void takeWaitsForAMessage() throws Exception {
        Text.Received received = new Text.Received();
        BlockedCall<Integer> consumer = BlockedCall.start(() -> queue.take(received, 5, Deadline.NEVER));

        put("one");

        assertEquals(1, consumer.result());
        assertEquals(List.of("one"), received.texts());
    }

    @Test
    void oneBatchTakenMakesRoomForSeveralProducers() throws Exception {
        put("one");
        put("two");
        BlockedCall<Boolean> producer = BlockedCall.start(() -> queue.put(message("three"), Deadline.NEVER));
        BlockedCall<Boolean> another = BlockedCall.start(() -> queue.put(message("four"), Deadline.NEVER));

        assertEquals(List.of("one", "two"), take(2));

        assertTrue(producer.result());
        assertTrue(another.result());
    }

    @Test
    void blockedPutHonoursInterruptionAndPutsNothing() throws InterruptedException {
        put("one");
        put("two");
        BlockedCall<Boolean> producer = BlockedCall.start(() -> queue.put(message("three"), Deadline.NEVER));

        producer.interrupt();

        assertInstanceOf(InterruptedException.class, producer.failure());
        assertEquals(List.of("one", "two"), take(3));
    }

    @Test
    void blockedTakeHonoursInterruption() throws InterruptedException {
        BlockedCall<Integer> consumer = BlockedCall.start(() -> queue.take(new Text.Received(), 1, Deadline.NEVER));

        consumer.interrupt();

        assertInstanceOf(InterruptedException.class, consumer.failure());
    }

    @Test
    void closingAHandleWakesWhoIsBlockedInIt() throws InterruptedException {
        BlockedCall<Integer> consumer = BlockedCall.start(() -> queue.take(new Text.Received(), 1, Deadline.NEVER));

        queue.close();

        assertInstanceOf(HandleClosedException.class, consumer.failure());
    }

    @Test
    void closingAHandleWakesAProducerBlockedInIt() throws InterruptedException {
        put("one");
        put("two");
        BlockedCall<Boolean> producer = BlockedCall.start(() -> queue.put(message("three"), Deadline.NEVER));

        queue.close();

        assertInstanceOf(HandleClosedException.class, producer.failure());
    }

    @Test
    void closingAHandleLeavesOthersWaiting() throws Exception {
        MessageQueue another = transport.attachQueue(queue.share());
        BlockedCall<Integer> consumer = BlockedCall.start(() -> another.take(new Text.Received(), 1, Deadline.NEVER));

        queue.close();
        another.put(message("one"), Deadline.NOW);

        assertEquals(1, consumer.result());
    }

    @Test
    void whoOnlyTriesDoesNotWaitForSomebodyWhoCopies() throws Exception {
        put("one");
        put("two");
        CountDownLatch copying = new CountDownLatch(1);
        CountDownLatch tried = new CountDownLatch(1);
        FutureTask<Integer> slowTaker = start(() -> queue.take(length -> slowRoom(copying, tried), 1, Deadline.NOW));
        copying.await();

        try {
            assertFalse(start(() -> put("three")).get(30, TimeUnit.SECONDS));
        } finally {
            tried.countDown();
        }
        assertEquals(1, slowTaker.get());
    }

    private static <T> FutureTask<T> start(Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static ByteBuffer slowRoom(CountDownLatch copying, CountDownLatch tried) {
        copying.countDown();
        try {
            tried.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return ByteBuffer.allocate(3);
    }
}
