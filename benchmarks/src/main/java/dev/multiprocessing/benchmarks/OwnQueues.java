package dev.multiprocessing.benchmarks;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Connection;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Pipe;
import dev.multiprocessing.Queue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Our queues with objects in them, with one process at them, and many of them. */
final class OwnQueues {

    /** Of a queue of short messages. */
    static final int CAPACITY = 65_536;

    private OwnQueues() {}

    /** Objects, as they are. */
    static Measured objects(Multiprocessing mp, Job job) throws IOException, InterruptedException {
        Queue<Object> queue = mp.queue(CAPACITY);
        ChildProcess sender =
                mp.process(OwnQueues::putObjects, queue, job).daemon(true).start();
        ProcessorTime time = new ProcessorTime(job.directory());
        Measured measured = ObjectStream.take(queue::get, job.effort().millis(), time::begin);
        measured.with("processors", time.processors(2));
        sender.join();
        return measured;
    }

    private static void putObjects(Queue<Object> queue, Job job) throws IOException, InterruptedException {
        ProcessorTime time = new ProcessorTime(job.directory());
        ObjectStream.put(queue::put, job.effort().millis());
        time.note();
    }

    /** One process that puts, and gets what it has put. */
    static Measured alone(Multiprocessing mp, Job job) throws IOException, InterruptedException {
        Queue<byte[]> queue = mp.queue(CAPACITY);
        ProcessorTime time = new ProcessorTime(job.directory());
        Packet packet = new Packet(job.size());
        Meter meter = new Meter(job.effort().millis());
        for (long number = 0; !meter.isOver(); ) {
            for (int i = 0; i < Meter.BETWEEN_CLOCKS; i++, number++) {
                packet.fill(number);
                queue.put(packet.bytes());
                new Packet(queue.get()).verify(number);
            }
            meter.at(number);
        }
        return new Measured().with("rate", meter.rate()).with("processors", time.processors(1));
    }

    /**
     * A message through each of many queues by turns; and how many microseconds each took to make. The first turn is
     * not measured: it is then that their memory is mapped.
     */
    static Measured manyQueues(Multiprocessing mp, Job job, int count) throws IOException, InterruptedException {
        Pipe pipe = mp.pipe();
        ChildProcess sender = mp.process(OwnQueues::sendByTurns, pipe.second(), count, job)
                .daemon(true)
                .start();
        List<Queue<byte[]>> queues = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            queues.add(mp.queue());
        }
        double microsEach = (System.nanoTime() - start) / 1e3 / count;
        for (Queue<byte[]> queue : queues) {
            pipe.first().send(queue);
        }
        for (Queue<byte[]> queue : queues) {
            queue.get();
        }
        return OwnScene.receive(new QueuesLane(queues), job, sender).with("createMicros", microsEach);
    }

    @SuppressWarnings("unchecked")
    private static void sendByTurns(Connection connection, Integer count, Job job)
            throws IOException, InterruptedException {
        List<Queue<byte[]>> queues = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            queues.add((Queue<byte[]>) connection.recv());
        }
        for (Queue<byte[]> queue : queues) {
            queue.put(new byte[job.size()]);
        }
        job.send(new QueuesLane(queues));
    }
}
