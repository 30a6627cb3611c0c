package dev.multiprocessing.benchmarks;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Queue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Our queues with objects in them, and with many processes at them. */
final class OwnQueues {

    private static final List<Object> OBJECT = new ArrayList<>(Arrays.asList(42, null, "hello"));
    private static final int BETWEEN_CLOCKS = 64;
    private static final int CAPACITY = 65_536;

    private OwnQueues() {}

    static Measured objects(Multiprocessing mp, Path directory, Effort effort)
            throws IOException, InterruptedException {
        Queue<List<Object>> queue = mp.queue(CAPACITY);
        ChildProcess sender = mp.process(OwnQueues::putObjects, queue, directory.toString(), effort.name())
                .start();
        queue.get();
        ProcessorTime time = new ProcessorTime(directory);
        long start = System.nanoTime();
        long half = TimeUnit.MILLISECONDS.toNanos(effort.millis() / 2);
        long received = 1;
        long measuredFrom = 0;
        long measuredAt = 0;
        for (List<Object> object = queue.get(); object.size() > 1; object = queue.get()) {
            if (!object.equals(OBJECT)) {
                throw new IllegalStateException("wrong object: " + object);
            }
            received++;
            if (received % BETWEEN_CLOCKS == 0 && measuredAt == 0 && System.nanoTime() - start > half) {
                measuredFrom = received;
                measuredAt = System.nanoTime();
            }
        }
        double rate = (received - measuredFrom) / ((System.nanoTime() - measuredAt) / 1e9);
        double processors = time.processors(2);
        sender.join();
        return new Measured().with("rate", rate).with("processors", processors);
    }

    private static void putObjects(Queue<List<Object>> queue, String directory, String effort)
            throws InterruptedException {
        ProcessorTime time = new ProcessorTime(Path.of(directory));
        long nanos = TimeUnit.MILLISECONDS.toNanos(Effort.valueOf(effort).millis());
        for (long start = System.nanoTime(); System.nanoTime() - start < nanos; ) {
            for (int i = 0; i < BETWEEN_CLOCKS; i++) {
                queue.put(OBJECT);
            }
        }
        queue.put(new ArrayList<>(List.of("end")));
        time.note();
    }

    /** As many producers as consumers; each message is numbered by its producer, and consumers look at the order. */
    static Measured many(Multiprocessing mp, Path directory, Effort effort, int each)
            throws IOException, InterruptedException {
        Queue<byte[]> queue = mp.queue(CAPACITY);
        Queue<double[]> results = mp.queue();
        List<ChildProcess> producers = new ArrayList<>();
        List<ChildProcess> consumers = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            consumers.add(mp.process(OwnQueues::consume, queue, results, each, directory.toString(), effort.name())
                    .start());
            producers.add(mp.process(OwnQueues::produce, queue, results, i, directory.toString(), effort.name())
                    .start());
        }
        ProcessorTime time = new ProcessorTime(directory);
        for (ChildProcess producer : producers) {
            producer.join();
        }
        for (int i = 0; i < each; i++) {
            queue.put(new byte[0]);
        }
        double balance = 0;
        double rate = 0;
        for (int i = 0; i < 2 * each; i++) {
            double[] result = results.get();
            balance += result[0];
            rate += result[1];
        }
        if (balance != 0) {
            throw new IllegalStateException("put and taken differ: messages=" + balance);
        }
        double processors = time.processors(2 * each + 1);
        for (ChildProcess consumer : consumers) {
            consumer.join();
        }
        return new Measured().with("rate", rate).with("processors", processors);
    }

    private static void produce(
            Queue<byte[]> queue, Queue<double[]> results, Integer producer, String directory, String effort)
            throws InterruptedException {
        ProcessorTime time = new ProcessorTime(Path.of(directory));
        Packet packet = new Packet(64);
        long nanos = TimeUnit.MILLISECONDS.toNanos(Effort.valueOf(effort).millis());
        long sent = 0;
        for (long start = System.nanoTime(); System.nanoTime() - start < nanos; ) {
            for (int i = 0; i < BETWEEN_CLOCKS; i++) {
                packet.fill((long) producer << 40 | sent++);
                queue.put(packet.bytes());
            }
        }
        time.note();
        results.put(new double[] {sent, 0});
    }

    private static void consume(
            Queue<byte[]> queue, Queue<double[]> results, Integer producers, String directory, String effort)
            throws InterruptedException {
        ProcessorTime time = new ProcessorTime(Path.of(directory));
        long[] next = new long[producers];
        long half = TimeUnit.MILLISECONDS.toNanos(Effort.valueOf(effort).millis() / 2);
        long start = System.nanoTime();
        long received = 0;
        long measuredFrom = 0;
        long measuredAt = 0;
        for (byte[] message = queue.get(); message.length > 0; message = queue.get()) {
            long number = new Packet(message).verifyAny();
            int producer = (int) (number >>> 40);
            if (number < next[producer]) {
                throw new IllegalStateException("out of order: number=" + number);
            }
            next[producer] = number + 1;
            received++;
            if (measuredAt == 0 && received % BETWEEN_CLOCKS == 0 && System.nanoTime() - start > half) {
                measuredFrom = received;
                measuredAt = System.nanoTime();
            }
        }
        double rate = (received - measuredFrom) / ((System.nanoTime() - measuredAt) / 1e9);
        time.note();
        results.put(new double[] {-received, rate});
    }

    /** A message through each of many queues by turns, in one process; and how many microseconds each took to make. */
    static Measured manyQueues(Multiprocessing mp, Effort effort, int count) throws InterruptedException {
        byte[] message = new byte[64];
        List<Queue<byte[]>> queues = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            queues.add(mp.queue());
            queues.get(i).put(message);
        }
        double microsEach = (System.nanoTime() - start) / 1e3 / count;
        int[] next = new int[1];
        OwnMemory.Counting counting = OwnMemory.Counting.run(
                () -> {
                    Queue<byte[]> queue = queues.get(next[0]++ % count);
                    putAndGet(queue, message);
                },
                BETWEEN_CLOCKS,
                effort);
        return new Measured().with("rate", counting.rate()).with("create", microsEach);
    }

    private static void putAndGet(Queue<byte[]> queue, byte[] message) {
        queue.putNowait(message);
        if (queue.getNowait().length != message.length) {
            throw new IllegalStateException("wrong message");
        }
    }
}
