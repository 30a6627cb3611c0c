package dev.multiprocessing.tck;

import dev.multiprocessing.Connection;
import dev.multiprocessing.DoubleArray;
import dev.multiprocessing.IntValue;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Queue;
import dev.multiprocessing.SharedLock;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/** What the children of the hand-over rules do. */
final class HandOverTargets {

    static {
        Quiet.inChildren();
    }

    private HandOverTargets() {}

    static void useAll(Queue<String> queue, Connection connection, IntValue value, DoubleArray array, SharedLock lock)
            throws InterruptedException {
        queue.put("through the queue");
        connection.send("through the connection");
        value.set(7);
        array.set(1, 2.5);
        Assertions.assertFalse(lock.tryLock());
    }

    /** Receives objects of the library inside others through a queue, and uses them. */
    static void useReceived(Queue<List<Samples.Envelope>> envelopes) throws InterruptedException {
        List<Samples.Envelope> received = envelopes.get(Times.LONG);
        for (Samples.Envelope envelope : received) {
            use(envelope.handle());
        }
    }

    private static void use(Object handle) throws InterruptedException {
        if (handle instanceof Connection connection) {
            connection.send("through the connection");
        }
        if (handle instanceof IntValue value) {
            value.getAndAdd(1);
        }
        if (handle instanceof DoubleArray array) {
            array.fill(2.5);
        }
        if (handle instanceof SharedLock lock) {
            Assertions.assertFalse(lock.tryLock());
        }
        if (handle instanceof Queue<?> queue) {
            Assertions.assertEquals("for the child", queue.get(Times.SOON));
        }
    }

    /** Receives a connection through a connection, and answers through it. */
    static void answerThroughReceived(Connection link) throws InterruptedException {
        Connection received = link.recv(Connection.class, Times.LONG);
        received.send("through the received connection");
    }

    /** Tells how long the argument is. */
    static void tellLength(byte[] argument, Queue<Long> sums) throws InterruptedException {
        sums.put(Payload.sum(argument));
    }

    /** Answers each request through the queue that came with it. */
    @SuppressWarnings("unchecked") // the rule put a queue of numbers
    static void answerAll(Queue<Samples.Envelope> requests, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            Samples.Envelope request = requests.get(Times.LONG);
            try (Queue<Integer> replies = (Queue<Integer>) request.handle()) {
                replies.put(Integer.valueOf(request.label()));
            }
        }
    }

    /** Makes sure that what nobody refers to is found, while it was given something that it does not use. */
    static void collectGarbage(Connection unused, Connection control) throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            System.gc();
            Multiprocessing.current().value(i).close();
        }
        control.send("collected");
        Assertions.assertEquals("end", control.recv(Times.LONG));
    }

    /** Takes what it is given, and does nothing with it. */
    static void ignore(Object argument) {}
}
