package dev.multiprocessing.tck;

import dev.multiprocessing.Connection;
import dev.multiprocessing.Queue;
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
        Packet packet = queue.get(Times.LONG);
        while (!packet.isEnd()) {
            received.add(packet);
            packet = queue.get(Times.LONG);
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
