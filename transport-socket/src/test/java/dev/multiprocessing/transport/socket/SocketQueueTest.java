package dev.multiprocessing.transport.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.spi.Uninterrupted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Puts that need no answer keep the bound, the order, and the limit of what may wait. */
@Timeout(60)
class SocketQueueTest {

    private static final int LAST = Integer.MAX_VALUE;
    private static final int LIMIT = 256 * 1024;
    private static final Deadline SOON = Deadline.after(Duration.ofSeconds(30));

    private final Transport host = new SocketTransportProvider().open(limited());
    private final Transport guest = new SocketTransportProvider().attach(host.address(), Settings.none());
    private final Transport other = new SocketTransportProvider().attach(host.address(), Settings.none());

    @AfterEach
    void close() {
        other.close();
        guest.close();
        host.close();
    }

    /** As a producer does that was stopped between looking at its clock and sending. */
    @Test
    void whatIsSentIntoPlacesThatAreNotKeptWaitsOutsideTheQueue() throws IOException, InterruptedException {
        try (RawGuest late = RawGuest.enter(Address.parse(host.address()))) {
            MessageQueue queue = host.createQueue(2);
            int handle = late.attach(queue.share());
            for (byte number = 0; number < 5; number++) {
                byte it = number;
                late.ask(Op.SEND, 9, body -> body.putInt(handle).putInt(1).put(it));
            }
            late.attach(queue.share()); // everything is there now

            List<Integer> sizes = new ArrayList<>();
            for (int number = 0; number < 5; number++) {
                sizes.add(queue.size());
                ByteBuffer room = ByteBuffer.allocate(1);
                assertEquals(1, queue.take(length -> room, 1, Deadline.NOW));
                assertEquals(number, room.get(0));
            }
            assertEquals(List.of(2, 2, 2, 2, 1), sizes);
        }
    }

    @Test
    void threadsOfTheHostWhoTakeThroughOneHandleGetEachItsMessagesInOrder() throws InterruptedException {
        MessageQueue queue = host.createQueue(100);
        MessageQueue there = guest.attachQueue(queue.share());
        CompletableFuture<Integer> one = CompletableFuture.supplyAsync(() -> takeInOrder(queue));
        CompletableFuture<Integer> another = CompletableFuture.supplyAsync(() -> takeInOrder(queue));

        for (int number = 0; number < 50_000; number++) {
            assertTrue(there.put(message(number), Deadline.NEVER));
        }
        assertTrue(there.put(message(LAST), Deadline.NEVER));
        assertTrue(there.put(message(LAST), Deadline.NEVER));

        assertEquals(50_000, one.join() + another.join());
    }

    /** Until the last one; says how many there were before. */
    private static int takeInOrder(MessageQueue queue) {
        return Uninterrupted.call(() -> {
            int count = 0;
            int before = -1;
            ByteBuffer room = ByteBuffer.allocate(1024);
            while (before < LAST) {
                room.clear();
                queue.take(length -> room, 1, Deadline.NEVER);
                int number = room.getInt(0);
                assertTrue(number > before, () -> "number=" + number);
                before = number;
                count++;
            }
            return count - 1;
        });
    }

    @Test
    void boundIsKeptByProducersOfSeveralProcesses() throws InterruptedException {
        MessageQueue queue = host.createQueue(64);
        MessageQueue there = guest.attachQueue(queue.share());
        MessageQueue elsewhere = other.attachQueue(queue.share());
        boolean isFull = false;

        while (!isFull) {
            boolean any = there.put(message(0), Deadline.NOW);
            isFull = !elsewhere.put(message(1), Deadline.NOW) && !any;
        }

        assertEquals(64, queue.size());
        assertEquals(64, there.size());
        assertFalse(queue.put(message(0), Deadline.NOW));
    }

    @Test
    void placesThatAreKeptForOneAreSoonThereForTheOthers() throws InterruptedException {
        MessageQueue queue = host.createQueue(64);
        MessageQueue there = guest.attachQueue(queue.share());
        assertTrue(there.put(message(0), Deadline.NOW));
        assertTrue(there.put(message(1), Deadline.NOW));

        for (int i = 2; i < 64; i++) {
            assertTrue(queue.put(message(i), Deadline.NOW), "number=" + i);
        }

        assertFalse(there.put(message(64), Deadline.NOW));
        assertEquals(64, queue.size());
    }

    @Test
    void placesThatWereKeptALongTimeAgoAreNotCountedOn() throws InterruptedException {
        MessageQueue queue = host.createQueue(1_000);
        MessageQueue there = guest.attachQueue(queue.share());
        for (int i = 0; i < 300; i++) {
            assertTrue(there.put(message(i), SOON));
        }
        while (queue.put(message(0), Deadline.NOW)) {
            Thread.onSpinWait();
        }

        assertFalse(there.put(message(300), Deadline.NOW));
        assertEquals(1_000, queue.size());
    }

    @Test
    void orderIsKeptWhileTheQueueIsFullAndEmptyByTurns() throws Exception {
        int count = 20_000;
        MessageQueue queue = host.createQueue(100);
        MessageQueue there = guest.attachQueue(queue.share());
        CompletableFuture<Void> putting = CompletableFuture.runAsync(() -> putAll(there, count));
        int[] taken = {0};

        while (taken[0] < count) {
            ByteBuffer[] message = new ByteBuffer[1];
            queue.take(length -> message[0] = ByteBuffer.allocate(length), 1, SOON);
            assertEquals(taken[0]++, message[0].flip().getInt());
        }

        putting.get();
        assertEquals(0, queue.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {MessageQueue.UNBOUNDED, 1_000_000})
    void moreThanMayWaitIsRefusedUntilSomeIsTaken(int capacity) throws InterruptedException {
        MessageQueue queue = host.createQueue(capacity);
        MessageQueue there = guest.attachQueue(queue.share());
        ByteBuffer kilobyte = ByteBuffer.allocate(1024);

        TransportException e = assertThrows(TransportException.class, () -> {
            for (int i = 0; i < 4 * (LIMIT + Window.SIZE) / 1024; i++) {
                there.put(kilobyte, Deadline.NOW);
            }
        });

        assertTrue(e.getMessage().contains("limit=" + LIMIT + "; take some"), e.getMessage());
        assertTrue(queue.size() * 1024 <= 2 * (LIMIT + Window.SIZE), "size=" + queue.size());
        assertThrows(TransportException.class, () -> host.createQueue(10).put(kilobyte, Deadline.NOW));
        while (queue.take(ByteBuffer::allocate, Integer.MAX_VALUE, Deadline.NOW) > 0) {
            Thread.onSpinWait();
        }
        assertTrue(there.put(kilobyte, Deadline.NOW));
    }

    @Test
    void shortMessagesCountForTheMemoryThatTheyTake() throws InterruptedException {
        MessageQueue queue = host.createQueue(MessageQueue.UNBOUNDED);

        assertThrows(TransportException.class, () -> {
            for (int i = 0; i < LIMIT; i++) {
                queue.put(message(i), Deadline.NOW);
            }
        });

        int underWay = 1 + Window.SIZE / (int) Window.weightOf(2 * Integer.BYTES, 1);
        assertTrue(queue.size() <= underWay + LIMIT / Batch.BESIDES, "size=" + queue.size());
        while (queue.take(ByteBuffer::allocate, 7, Deadline.NOW) > 0) {
            Thread.onSpinWait();
        }
        assertEquals(0, queue.size());
        assertTrue(queue.put(message(0), Deadline.NOW));
    }

    private static void putAll(MessageQueue queue, int count) {
        try {
            for (int i = 0; i < count; i++) {
                assertTrue(queue.put(message(i), SOON));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ByteBuffer message(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).flip();
    }

    private static Settings limited() {
        Map<String, String> values = Map.of(Limits.BACKLOG, Integer.toString(LIMIT));
        return new Settings(name -> Optional.ofNullable(values.get(name)));
    }
}
