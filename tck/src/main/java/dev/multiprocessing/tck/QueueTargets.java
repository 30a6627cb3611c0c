package dev.multiprocessing.tck;

import dev.multiprocessing.Connection;
import dev.multiprocessing.Queue;
import dev.multiprocessing.QueueEmptyException;
import dev.multiprocessing.QueueFullException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/** What the children of the queue rules do. */
final class QueueTargets {

    static {
        Quiet.inChildren();
    }

    private QueueTargets() {}

    /** Puts numbered packets. */
    static void produce(Queue<Packet> queue, Integer producer, Integer count, Integer maxSize)
            throws InterruptedException {
        for (int number = 0; number < count; number++) {
            queue.put(Packet.of(producer, number, maxSize), Times.LONG);
        }
    }

    /** Takes packets until the end, and returns what it got through the second queue. */
    static void consumeAndReport(Queue<Packet> queue, Queue<List<Packet>> results) throws InterruptedException {
        results.put(consume(queue));
    }

    static List<Packet> consume(Queue<Packet> queue) throws InterruptedException {
        List<Packet> received = new ArrayList<>();
        Packet packet = Expect.next(queue, Times.LONG, "the first packet");
        while (!packet.isEnd()) {
            received.add(packet);
            packet = Expect.next(queue, Times.LONG, "what follows the " + packet);
        }
        return received;
    }

    /** Fills a queue of three, says so, hears that one was taken, and looks. */
    static void fillAndLook(Queue<String> queue, Connection link) throws InterruptedException {
        queue.putAll(List.of("a", "b", "c"));
        link.send("filled");
        Assertions.assertEquals("taken", link.recv(String.class, Times.SOON));
        Assertions.assertEquals(2, queue.qsize());
        Assertions.assertFalse(queue.full());
        Assertions.assertEquals("b", queue.getNowait());
        Assertions.assertEquals("c", queue.getNowait());
        link.send("emptied");
    }

    /** Does what need not wait while interrupted, with an empty queue and with a full one of two. */
    static void goOnInterrupted(Queue<Integer> empty, Queue<Integer> full) {
        List<Integer> taken = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Thread.currentThread().interrupt();
            Assertions.assertThrows(QueueEmptyException.class, empty::getNowait);
            Assertions.assertEquals(0, empty.drainTo(taken, 10));
            Assertions.assertThrows(QueueFullException.class, () -> full.putNowait(3));
            Assertions.assertTrue(Thread.interrupted(), "the interrupt was lost");
        }
        Thread.currentThread().interrupt();
        Assertions.assertEquals(1, full.getNowait());
        full.putNowait(4);
        Assertions.assertEquals(2, full.drainTo(taken, 10));
        full.putNowait(5);
        Assertions.assertEquals(List.of(2, 4), taken);
        Assertions.assertTrue(Thread.interrupted(), "the interrupt was lost");
    }

    /** Answers each message with its sum. */
    static void sum(Queue<byte[]> messages, Queue<Long> sums) throws InterruptedException {
        for (int i = 0; i < Payload.SIZES.length; i++) {
            sums.put(Payload.sum(messages.get(Times.LONG)));
        }
    }

    /** Leaves more behind than any buffer of an operating system holds. */
    static void leaveBehind(Queue<byte[]> queue, Integer count, Integer size) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            queue.put(Payload.of(size, i), Times.LONG);
        }
    }
}
