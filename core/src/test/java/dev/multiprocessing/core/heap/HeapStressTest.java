package dev.multiprocessing.core.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Outcome;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads at once: nothing is lost, doubled, mixed or out of order, and nobody sleeps on. */
@Timeout(60)
class HeapStressTest {

    private static final int THREADS = 4;
    private static final int MESSAGES = 20_000;

    private final Transport transport = new HeapTransportProvider().open(Settings.none());
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void leave() {
        transport.close();
        threads.shutdownNow();
    }

    /** What one consumer received: the producer and the number of each message, in order. */
    private static final class Log {
        private final List<ByteBuffer> messages = new ArrayList<>();

        ByteBuffer room(int length) {
            ByteBuffer room = ByteBuffer.allocate(length);
            messages.add(room);
            return room;
        }

        void countInto(int[] counts) {
            int[] last = new int[counts.length];
            for (ByteBuffer message : messages) {
                int producer = message.getInt(0);
                int number = message.getInt(4);
                assertTrue(number > last[producer], "producer=" + producer + ", number=" + number);
                last[producer] = number;
                counts[producer]++;
            }
        }
    }

    private static ByteBuffer message(int producer, int number, int padding) {
        return ByteBuffer.allocate(8 + padding).putInt(producer).putInt(number).clear();
    }

    private List<Future<Integer>> start(int count, Callable<Integer> task) {
        List<Future<Integer>> started = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            started.add(threads.submit(task));
        }
        return started;
    }

    private static int sum(List<Future<Integer>> results) throws Exception {
        int sum = 0;
        for (Future<Integer> result : results) {
            sum += result.get();
        }
        return sum;
    }

    /** Runs producers and consumers over one queue and checks that each consumer saw each producer in order. */
    private void exchange(MessageQueue queue, Deadline slice, int batch) throws Exception {
        AtomicInteger nextProducer = new AtomicInteger();
        AtomicInteger missing = new AtomicInteger(THREADS * MESSAGES);
        List<Log> logs = new ArrayList<>();

        List<Future<Integer>> producers = start(THREADS, () -> {
            int producer = nextProducer.getAndIncrement();
            for (int number = 1; number <= MESSAGES; number++) {
                putUntilDone(queue, message(producer, number, number % 50), slice);
            }
            return MESSAGES;
        });
        List<Future<Integer>> consumers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Log log = new Log();
            logs.add(log);
            consumers.add(threads.submit(() -> consume(queue, log, batch, missing)));
        }

        assertEquals(THREADS * MESSAGES, sum(producers));
        assertEquals(THREADS * MESSAGES, sum(consumers));
        assertEachArrivedOnce(logs);
    }

    private static void assertEachArrivedOnce(List<Log> logs) {
        int[] counts = new int[THREADS];
        logs.forEach(log -> log.countInto(counts));
        for (int count : counts) {
            assertEquals(MESSAGES, count);
        }
    }

    private static void putUntilDone(MessageQueue queue, ByteBuffer message, Deadline slice)
            throws InterruptedException {
        while (!queue.put(message, slice)) {
            Thread.onSpinWait();
        }
    }

    private static int consume(MessageQueue queue, Log log, int batch, AtomicInteger missing)
            throws InterruptedException {
        int taken = 0;
        while (missing.get() > 0) {
            int now = queue.take(log::room, batch, Deadline.after(Duration.ofMillis(1)));
            missing.addAndGet(-now);
            taken += now;
        }
        return taken;
    }

    @Test
    void queueDeliversEachMessageOnceInItsProducersOrder() throws Exception {
        exchange(transport.createQueue(8), Deadline.NEVER, 1);
    }

    @Test
    void queueTakenInBatchesDeliversEachMessageOnce() throws Exception {
        exchange(transport.createQueue(16), Deadline.NEVER, 5);
    }

    @Test
    void queueThatIsOnlyTriedDeliversEachMessageOnce() throws Exception {
        exchange(transport.createQueue(1), Deadline.NOW, 3);
    }

    @Test
    void queueWithoutBoundDeliversEachMessageOnce() throws Exception {
        exchange(transport.createQueue(MessageQueue.UNBOUNDED), Deadline.NEVER, 100);
    }

    @Test
    void interruptedConsumersLoseNoMessage() throws Exception {
        MessageQueue queue = transport.createQueue(1);
        AtomicInteger missing = new AtomicInteger(MESSAGES);
        List<Thread> consumers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Thread consumer = new Thread(() -> consumeThroughInterrupts(queue, missing));
            consumer.start();
            consumers.add(consumer);
        }

        for (int number = 1; number <= MESSAGES; number++) {
            queue.put(message(0, number, 0), Deadline.NEVER);
            consumers.get(number % THREADS).interrupt();
        }
        for (Thread consumer : consumers) {
            consumer.join();
        }

        assertEquals(0, missing.get());
        assertEquals(0, queue.size());
    }

    private static void consumeThroughInterrupts(MessageQueue queue, AtomicInteger missing) {
        while (missing.get() > 0) {
            try {
                missing.addAndGet(-queue.take(ByteBuffer::allocate, 1, Deadline.after(Duration.ofMillis(10))));
            } catch (InterruptedException e) {
                Thread.onSpinWait(); // the next round takes what this one left
            }
        }
    }

    @Test
    void channelNeverMixesTheMessagesOfSeveralSenders() throws Exception {
        MessageChannel.Ends ends = transport.createChannel();
        AtomicInteger nextSender = new AtomicInteger();
        Callable<Integer> sender = () -> {
            int self = nextSender.getAndIncrement();
            for (int number = 1; number <= MESSAGES; number++) {
                ends.first().send(message(self, number, number % 5000), Deadline.NEVER);
            }
            return MESSAGES;
        };
        List<Future<Integer>> senders = start(THREADS, sender);
        Log log = new Log();

        for (int i = 0; i < THREADS * MESSAGES; i++) {
            assertEquals(Outcome.DONE, ends.second().receive(log::room, Deadline.NEVER));
            ByteBuffer last = log.messages.get(log.messages.size() - 1);
            assertEquals(8 + last.getInt(4) % 5000, last.position());
            log.messages.set(log.messages.size() - 1, last.slice(0, 8));
        }

        assertEquals(THREADS * MESSAGES, sum(senders));
        assertEachArrivedOnce(List.of(log));
    }

    @Test
    void everyoneBlockedHearsOfTheCloseWhileOthersWork() throws Exception {
        for (int round = 0; round < 200; round++) {
            MessageQueue queue = transport.createQueue(1);
            MessageQueue doomed = transport.attachQueue(queue.share());
            List<Future<Integer>> blocked = start(THREADS, () -> takeUntilClosed(doomed));

            queue.put(message(0, 1, 0), Deadline.NEVER);
            doomed.close();

            assertEquals(1, sum(blocked) + queue.size());
            queue.close();
        }
    }

    private static int takeUntilClosed(MessageQueue queue) throws InterruptedException {
        int taken = 0;
        try {
            while (true) {
                taken += queue.take(ByteBuffer::allocate, 1, Deadline.NEVER);
            }
        } catch (HandleClosedException e) {
            return taken;
        }
    }
}
