package dev.multiprocessing.benchmarks;

import dev.multiprocessing.ByteArray;
import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Connection;
import dev.multiprocessing.LongValue;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Pipe;
import dev.multiprocessing.Queue;
import dev.multiprocessing.Target.Of2;
import java.io.IOException;
import java.util.function.Function;

/**
 * Our part of a workload: the first process, which starts the others through the library; as daemons, which end with it
 * when it fails.
 */
final class OwnScene {

    private static final int CAPACITY_FOR_LONG_MESSAGES = 8;

    private final String driver;
    private final Job job;

    OwnScene(String driver, Job job) {
        this.driver = driver;
        this.job = job;
    }

    Measured run() throws IOException, InterruptedException {
        try (Multiprocessing mp = Multiprocessing.open()) {
            return runIn(mp);
        }
    }

    /** The same in a context that is open. */
    Measured runIn(Multiprocessing mp) throws IOException, InterruptedException {
        return switch (job.workload()) {
            case STREAM, MEGABYTE, WAKE_UP, SIZES -> oneWay(mp);
            case ROUND_TRIP, SLEEPY_ROUND_TRIP -> driver.equals("mp-queue") ? askQueue(mp) : askPipe(mp);
            case OBJECTS -> OwnQueues.objects(mp, job);
            case TWO_BY_TWO -> Crowd.measure(mp, job, 2);
            case FOUR_BY_FOUR -> Crowd.measure(mp, job, 4);
            case PROCESSES -> amount() == 1 ? OwnQueues.alone(mp, job) : Crowd.measure(mp, job, amount() / 2);
            case QUEUES -> OwnQueues.manyQueues(mp, job, amount());
            case LOCKED, ATOMIC -> OwnMemory.counter(mp, job);
            case ARRAY -> array(mp);
            case START -> driver.equals("mp-child") ? Starts.own(mp, job.effort()) : Starts.ownWithArchive(mp, job);
            case BLOCKED ->
                driver.equals("mp-queue") ? Blocked.atQueue(mp, job.effort()) : Blocked.atPipe(mp, job.effort());
        };
    }

    private Measured oneWay(Multiprocessing mp) throws IOException, InterruptedException {
        return switch (driver) {
            case "mp-queue" -> queue(mp, OwnScene::put, QueueLane::new);
            case "mp-queue-batch" -> queue(mp, OwnScene::putBatches, BatchLane::new);
            default -> pipe(mp);
        };
    }

    private int amount() {
        return Workload.amountOf(driver);
    }

    private Measured pipe(Multiprocessing mp) throws IOException, InterruptedException {
        Pipe pipe = mp.pipe();
        ChildProcess sender =
                mp.process(OwnScene::send, pipe.second(), job).daemon(true).start();
        pipe.second().close(); // it is the other process's alone, as in any program that wants to hear of its end
        Measured measured = receive(new ConnectionLane(pipe.first()), job, sender);
        return job.workload() == Workload.SIZES
                ? measured.with("rate", measured.figures().get("rate") * job.size())
                : measured;
    }

    private Measured queue(Multiprocessing mp, Of2<Queue<byte[]>, Job> send, Function<Queue<byte[]>, Lane> lane)
            throws IOException, InterruptedException {
        Queue<byte[]> queue =
                mp.queue(job.workload() == Workload.MEGABYTE ? CAPACITY_FOR_LONG_MESSAGES : OwnQueues.CAPACITY);
        ChildProcess sender = mp.process(send, queue, job).daemon(true).start();
        return receive(lane.apply(queue), job, sender);
    }

    private Measured array(Multiprocessing mp) throws IOException, InterruptedException {
        ByteArray array = mp.byteArray(job.size());
        LongValue full = mp.value(0L);
        ChildProcess sender =
                mp.process(OwnScene::write, array, full, job).daemon(true).start();
        return receive(new ArrayLane(array, full), job, sender);
    }

    /** The receiver's end of one way. */
    static Measured receive(Lane lane, Job job, ChildProcess sender) throws IOException, InterruptedException {
        try (lane) {
            Measured measured = job.receive(lane);
            sender.join();
            return measured;
        }
    }

    private static void send(Connection connection, Job job) throws IOException, InterruptedException {
        job.send(new ConnectionLane(connection));
    }

    private static void put(Queue<byte[]> queue, Job job) throws IOException, InterruptedException {
        job.send(new QueueLane(queue));
    }

    private static void putBatches(Queue<byte[]> queue, Job job) throws IOException, InterruptedException {
        job.send(new BatchLane(queue));
    }

    private static void write(ByteArray array, LongValue full, Job job) throws IOException, InterruptedException {
        job.send(new ArrayLane(array, full));
    }

    private Measured askPipe(Multiprocessing mp) throws IOException, InterruptedException {
        Pipe pipe = mp.pipe();
        ChildProcess other =
                mp.process(OwnScene::echo, pipe.second(), job).daemon(true).start();
        pipe.second().close();
        Lane lane = new ConnectionLane(pipe.first());
        return ask(lane, lane, other);
    }

    private Measured askQueue(Multiprocessing mp) throws IOException, InterruptedException {
        Queue<byte[]> there = mp.queue(OwnQueues.CAPACITY);
        Queue<byte[]> back = mp.queue(OwnQueues.CAPACITY);
        ChildProcess other =
                mp.process(OwnScene::echo, there, back, job).daemon(true).start();
        return ask(new QueueLane(there), new QueueLane(back), other);
    }

    private Measured ask(Lane out, Lane in, ChildProcess other) throws IOException, InterruptedException {
        Measured measured = job.ask(out, in);
        other.join();
        return measured;
    }

    private static void echo(Connection connection, Job job) throws IOException, InterruptedException {
        Lane lane = new ConnectionLane(connection);
        job.echo(lane, lane);
    }

    private static void echo(Queue<byte[]> there, Queue<byte[]> back, Job job)
            throws IOException, InterruptedException {
        job.echo(new QueueLane(there), new QueueLane(back));
    }
}
