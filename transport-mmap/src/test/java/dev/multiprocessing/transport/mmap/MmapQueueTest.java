package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.files.SharedTransport;
import dev.multiprocessing.files.ThingLayout;
import dev.multiprocessing.files.crash.Blocked;
import dev.multiprocessing.files.crash.Messages;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.TransportException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MmapQueueTest {

    private static final Deadline LONG = Deadline.after(Duration.ofHours(1));

    @TempDir
    Path directory;

    private final Messages.Collected collected = new Messages.Collected();
    private SharedTransport transport; // written before each test

    @BeforeEach
    void open() {
        transport = new Scene(directory).open();
    }

    @AfterEach
    void closeAndLeaveNothing() {
        transport.close();
        assertEquals(List.of(), new Scene(directory).sessions());
    }

    @Test
    void capacityBelowOneIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> transport.createQueue(0));
    }

    @Test
    void boundedQueueIsFullAtItsBound() throws InterruptedException {
        MessageQueue queue = transport.createQueue(2);

        assertTrue(queue.put(Messages.of(1, 0, 12), Deadline.NOW));
        assertTrue(queue.put(Messages.of(1, 1, 12), Deadline.NOW));

        assertFalse(queue.put(Messages.of(1, 2, 12), Deadline.NOW));
        assertFalse(queue.put(Messages.of(1, 2, 12), Deadline.after(Duration.ofMillis(10))));
        assertEquals(2, queue.size());
        assertEquals(2, queue.capacity());
    }

    @Test
    void emptyQueueGivesNothing() throws InterruptedException {
        MessageQueue queue = transport.createQueue(2);

        assertEquals(0, queue.take(collected, 5, Deadline.NOW));
        assertEquals(0, queue.take(collected, 5, Deadline.after(Duration.ofMillis(10))));
    }

    @Test
    void takeGivesAsManyAsThereAreButNotMoreThanAsked() throws InterruptedException {
        MessageQueue queue = transport.createQueue(MessageQueue.UNBOUNDED);
        for (int i = 0; i < 5; i++) {
            queue.put(Messages.of(1, i, 12), Deadline.NOW);
        }

        assertEquals(3, queue.take(collected, 3, LONG));
        assertEquals(2, queue.take(collected, 3, LONG));
    }

    @Test
    void messagesOfManyMebibytesTravel() throws InterruptedException {
        MessageQueue queue = transport.createQueue(1);
        ByteBuffer message = Messages.of(1, 0, 50_000_000);

        queue.put(message, LONG);
        queue.take(collected, 1, LONG);

        assertEquals(message, collected.only());
        assertEquals(
                2, Scene.thingsIn(transport).size(), Scene.thingsIn(transport).toString());
    }

    @Test
    void messageLongerThanTheMostIsRefusedWithBoth() {
        MessageQueue queue = transport.createQueue(1);
        ByteBuffer tooLong = ByteBuffer.allocateDirect(MessageQueue.MAX_MESSAGE + 1);

        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> queue.put(tooLong, Deadline.NOW));

        assertEquals(
                "message too large: length=1073741825, max=1073741824; send it in parts, or share an array",
                error.getMessage());
    }

    @Test
    void idleQueueCostsOnePage() {
        transport.createQueue(MessageQueue.UNBOUNDED);

        List<String> files = Scene.thingsIn(transport);
        assertEquals(1, files.size());
        assertEquals(4096, Path.of(transport.address(), files.get(0)).toFile().length());
    }

    @Test
    void blockedTakerIsWokenByAPut() throws InterruptedException {
        MessageQueue queue = transport.createQueue(1);
        Blocked taker = Blocked.in(() -> queue.take(collected, 1, LONG));

        queue.put(Messages.of(1, 5, 100), LONG);

        taker.requireReturn();
        assertEquals(5, Messages.number(collected.only()));
    }

    @Test
    void blockedPutterIsWokenByATake() throws InterruptedException {
        MessageQueue queue = transport.createQueue(1);
        queue.put(Messages.of(1, 0, 100), LONG);
        Blocked putter = Blocked.in(() -> queue.put(Messages.of(1, 1, 100), LONG));

        queue.take(collected, 1, LONG);

        putter.requireReturn();
        assertEquals(1, queue.size());
    }

    @Test
    void interruptEndsAWaitAndTakesNothing() throws InterruptedException {
        MessageQueue queue = transport.createQueue(1);
        Blocked taker = Blocked.in(() -> queue.take(collected, 1, LONG));

        taker.interrupt();

        assertTrue(taker.failure() instanceof InterruptedException);
        queue.put(Messages.of(1, 0, 100), LONG);
        assertEquals(1, queue.size());
    }

    @Test
    void closedHandleThrowsInTheThreadThatIsBlockedInIt() throws InterruptedException {
        MessageQueue queue = transport.createQueue(1);
        Blocked taker = Blocked.in(() -> queue.take(collected, 1, LONG));

        queue.close();

        assertTrue(taker.failure() instanceof HandleClosedException);
    }

    @Test
    void closedTransportThrowsInTheThreadThatIsBlockedInIt() throws InterruptedException {
        MessageQueue queue = transport.createQueue(1);
        queue.put(Messages.of(1, 0, 100), LONG);
        Blocked putter = Blocked.in(() -> queue.put(Messages.of(1, 1, 100), LONG));

        transport.close();

        assertTrue(putter.failure() instanceof HandleClosedException);
    }

    @Test
    void closedHandleRefusesEverything() {
        MessageQueue queue = transport.createQueue(1);
        queue.close();
        queue.close();

        assertThrows(HandleClosedException.class, () -> queue.put(ByteBuffer.allocate(1), Deadline.NOW));
        assertThrows(HandleClosedException.class, () -> queue.take(collected, 1, Deadline.NOW));
        assertThrows(HandleClosedException.class, queue::size);
        assertThrows(HandleClosedException.class, queue::share);
    }

    @Test
    void closedTransportMakesAndAttachesNothing() {
        String ticket = transport.createQueue(1).share();
        transport.close();

        assertThrows(HandleClosedException.class, () -> transport.createQueue(1));
        assertThrows(HandleClosedException.class, () -> transport.attachQueue(ticket));
    }

    @Test
    void otherHandlesOutliveAClosedOne() throws InterruptedException {
        MessageQueue first = transport.createQueue(5);
        MessageQueue second = transport.attachQueue(first.share());
        first.put(Messages.of(1, 0, 100), LONG);

        first.close();

        assertEquals(1, second.take(collected, 1, LONG));
        second.close();
        assertEquals(List.of(), Scene.thingsIn(transport));
    }

    @Test
    void ticketKeepsTheQueueUntilItIsUsed() throws InterruptedException {
        MessageQueue first = transport.createQueue(5);
        first.put(Messages.of(1, 9, 100), LONG);
        String ticket = first.share();
        first.close();

        MessageQueue second = transport.attachQueue(ticket);

        second.take(collected, 1, LONG);
        assertEquals(9, Messages.number(collected.only()));
        second.close();
        assertEquals(List.of(), Scene.thingsIn(transport));
    }

    @Test
    void usedTicketIsGoodWhileTheQueueLives() {
        MessageQueue queue = transport.createQueue(5);
        String ticket = queue.share();
        transport.attachQueue(ticket).close();

        assertEquals(5, transport.attachQueue(ticket).capacity());
    }

    @Test
    void ticketToWhatIsGoneSaysSo() {
        MessageQueue queue = transport.createQueue(5);
        String ticket = queue.share();
        transport.attachQueue(ticket).close();
        queue.close();

        TransportException error = assertThrows(TransportException.class, () -> transport.attachQueue(ticket));

        assertTrue(error.getMessage().startsWith("nothing to attach to: name=q"), error.getMessage());
    }

    @Test
    void textThatIsNoTicketIsRefused() {
        String ticket = transport.createQueue(1).share();
        for (String text : List.of("", "q", "../../etc/passwd", ticket + "0000000000", ticket.replace('q', 'r'))) {
            assertThrows(TransportException.class, () -> transport.attachQueue(text), text);
        }
        assertThrows(TransportException.class, () -> transport.attachRegion(ticket));
    }

    @Test
    void ticketToAnEndThatAQueueDoesNotHaveIsRefused() {
        String ticket = transport.createQueue(1).share().replaceFirst("/.*", "/1:0:-1");

        TransportException error = assertThrows(TransportException.class, () -> transport.attachQueue(ticket));

        assertEquals("not a ticket for this: ticket=" + ticket, error.getMessage());
    }

    @Test
    void leavingWaitsForAThreadThatIsStillCopying() throws InterruptedException {
        MessageQueue queue = transport.createQueue(5);
        queue.put(Messages.of(1, 0, 100), LONG);
        SlowSink sink = new SlowSink();
        Blocked taker = Blocked.in(() -> queue.take(sink, 1, LONG));
        sink.awaitEntered();

        Blocked closer = Blocked.in(() -> transport.close());
        assertTrue(closer.isStillThere());
        assertTrue(transport.participants().isAlive(transport.participants().self()));
        sink.leave();

        closer.requireReturn();
        taker.requireReturn();
    }

    /** As after a stop of half a minute: who has left counts as dead, and another could take the lock over. */
    @Test
    void closeThatLosesPatienceWithAThreadInTheMiddleOfACallDoesNotLeave() throws InterruptedException {
        SharedTransport impatient = new Scene(directory).openWith(Duration.ofMillis(20));
        MessageQueue queue = impatient.createQueue(5);
        queue.put(Messages.of(1, 0, 100), LONG);
        SlowSink sink = new SlowSink();
        Blocked taker = Blocked.in(() -> queue.take(sink, 1, LONG));
        sink.awaitEntered();

        assertThrows(TransportException.class, impatient::close);

        assertTrue(impatient.participants().isAlive(impatient.participants().self()));
        sink.leave();
        taker.requireReturn();
        impatient.close();
        assertFalse(Files.exists(Path.of(impatient.address())));
    }

    @Test
    void killedProducersTearNothingAndLoseOnlyWhatTheyHadNotPut() throws InterruptedException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        MessageQueue queue = transport.createQueue(200);
        Map<Integer, Integer> next = new HashMap<>();

        for (int victim = 0; victim < 6; victim++) {
            try (Peer peer =
                    Peer.start("produce", transport.address(), queue.share(), Integer.toString(victim), "1500000")) {
                int goal = 1 + random.nextInt(300);
                while (next.getOrDefault(victim, 0) < goal) {
                    takeOne(queue, next);
                }
                peer.kill();
            }
        }
        while (queue.size() > 0) {
            takeOne(queue, next);
        }

        assertEquals(6, next.size(), "seed=" + seed);
        assertTrue(queue.put(Messages.of(9, 0, 100), LONG), "seed=" + seed);
        takeOne(queue, next);
    }

    @Test
    void killedConsumersTakeAtMostTheirLastMessageAlong() throws InterruptedException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        MessageQueue queue = transport.createQueue(100);
        MessageQueue reports = transport.createQueue(MessageQueue.UNBOUNDED);
        Set<Integer> seen = new HashSet<>();
        int put = 0;

        int victims = 5;
        for (int victim = 0; victim < victims; victim++) {
            try (Peer peer = Peer.start("consume", transport.address(), queue.share(), reports.share())) {
                int goal = seen.size() + 1 + random.nextInt(300);
                while (seen.size() < goal) {
                    put += queue.put(Messages.of(1, put, Messages.lengthOf(random, 1_500_000)), Deadline.NOW) ? 1 : 0;
                    reports.take(collected, 10, Deadline.NOW);
                    collected.drain().forEach(report -> assertTrue(seen.add(Messages.number(report)), "seed=" + seed));
                }
                peer.kill();
            }
        }
        reports.take(collected, Integer.MAX_VALUE, Deadline.NOW);
        queue.take(collected, Integer.MAX_VALUE, Deadline.NOW);
        collected.drain().forEach(message -> assertTrue(seen.add(Messages.number(message)), "seed=" + seed));

        assertTrue(seen.size() >= put - victims, "taken=" + seen.size() + ", put=" + put + ", seed=" + seed);
        assertEquals(0, queue.size());
    }

    @Test
    void lockOfAKilledProcessIsTakenOver() throws InterruptedException {
        MessageQueue queue = transport.createQueue(5);
        String name = Scene.thingsIn(transport).get(0);
        int at = ThingLayout.producersLockAt(ThingLayout.FIRST_DIRECTION);
        try (Peer peer = Peer.start("ownLock", transport.address(), name, Integer.toString(at))) {
            assertEquals("true", peer.line());
            assertFalse(queue.put(Messages.of(1, 0, 100), Deadline.after(Duration.ofMillis(20))));

            peer.kill();

            assertTrue(queue.put(Messages.of(1, 0, 100), LONG));
        }
    }

    /** Takes one message and checks that it is whole and the next of its sender. */
    private void takeOne(MessageQueue queue, Map<Integer, Integer> next) throws InterruptedException {
        queue.take(collected, 1, LONG);
        ByteBuffer message = collected.only();
        Messages.requireWhole(message);
        int expected = next.merge(Messages.sender(message), 1, Integer::sum) - 1;
        assertEquals(expected, Messages.number(message), "sender=" + Messages.sender(message));
    }
}
