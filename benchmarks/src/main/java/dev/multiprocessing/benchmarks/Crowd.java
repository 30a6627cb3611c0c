package dev.multiprocessing.benchmarks;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.LongValue;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Queue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * As many producers as consumers at one queue of ours, which begin together. Each message is numbered by its producer;
 * consumers look at the order, and at the end all that was put must have been taken.
 */
record Crowd(Queue<byte[]> queue, Queue<Balance> balances, LongValue ready, int each, Job job) {

    private static final int NUMBER_BITS = 40;

    static Measured measure(Multiprocessing mp, Job job, int each) throws IOException, InterruptedException {
        Crowd crowd = new Crowd(mp.queue(OwnQueues.CAPACITY), mp.queue(), mp.value(0L), each, job);
        List<ChildProcess> producers = new ArrayList<>();
        List<ChildProcess> consumers = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            consumers.add(mp.process(Crowd::consume, crowd).daemon(true).start());
            producers.add(mp.process(Crowd::produce, crowd, i).daemon(true).start());
        }
        crowd.awaitAll();
        ProcessorTime time = new ProcessorTime(job.directory());
        for (ChildProcess producer : producers) {
            producer.join();
        }
        for (int i = 0; i < each; i++) {
            crowd.queue.put(new byte[0]);
        }
        double rate = crowd.sumUp();
        double processors = time.processors(2 * each + 1);
        for (ChildProcess consumer : consumers) {
            consumer.join();
        }
        return new Measured().with("rate", rate).with("processors", processors);
    }

    /** The rate of all, if all that was put was taken. */
    private double sumUp() throws InterruptedException {
        Balance all = new Balance(0, 0, 0);
        for (int i = 0; i < 2 * each; i++) {
            all = all.plus(balances.get());
        }
        if (all.count != 0 || all.sum != 0) {
            throw new IllegalStateException("put and taken differ: messages=" + all.count);
        }
        return all.rate;
    }

    /** The more processes there are, the longer each takes to have its code compiled. */
    private long millis() {
        return each * job.effort().millis();
    }

    private void awaitAll() throws InterruptedException {
        while (ready.get() < 2 * each) {
            Thread.sleep(1);
        }
    }

    private static void produce(Crowd crowd, Integer producer) throws InterruptedException {
        crowd.ready.getAndAdd(1);
        crowd.awaitAll();
        ProcessorTime time = new ProcessorTime(crowd.job.directory());
        Packet packet = new Packet(crowd.job.size());
        long nanos = TimeUnit.MILLISECONDS.toNanos(crowd.millis());
        long number = (long) producer << NUMBER_BITS;
        long sent = 0;
        long sum = 0;
        for (long start = System.nanoTime(); System.nanoTime() - start < nanos; sent += Meter.BETWEEN_CLOCKS) {
            for (int i = 0; i < Meter.BETWEEN_CLOCKS; i++, number++) {
                packet.fill(number);
                crowd.queue.put(packet.bytes());
                sum += number;
            }
        }
        time.note();
        crowd.balances.put(new Balance(sent, sum, 0));
    }

    private static void consume(Crowd crowd) throws InterruptedException {
        crowd.ready.getAndAdd(1);
        crowd.awaitAll();
        ProcessorTime time = new ProcessorTime(crowd.job.directory());
        long[] next = new long[crowd.each];
        Meter meter = new Meter(crowd.millis());
        long received = 0;
        long sum = 0;
        for (byte[] message = crowd.queue.get(); message.length > 0; message = crowd.queue.get()) {
            long number = new Packet(message).verifyAny();
            requireInOrder(next, number);
            sum += number;
            if (++received % Meter.BETWEEN_CLOCKS == 1) {
                meter.at(received);
            }
        }
        time.note();
        crowd.balances.put(new Balance(-received, -sum, meter.rate()));
    }

    /** Messages of one producer may go to several consumers, but none sees them out of order. */
    private static void requireInOrder(long[] next, long number) {
        int producer = (int) (number >>> NUMBER_BITS);
        long order = number - ((long) producer << NUMBER_BITS);
        if (order < next[producer]) {
            throw new IllegalStateException("out of order: producer=" + producer + ", number=" + order);
        }
        next[producer] = order + 1;
    }

    /** What a process has put, or, with a minus, taken: how many messages, their numbers' sum, and its rate. */
    private record Balance(long count, long sum, double rate) {

        private Balance plus(Balance other) {
            return new Balance(count + other.count, sum + other.sum, rate + other.rate);
        }
    }
}
