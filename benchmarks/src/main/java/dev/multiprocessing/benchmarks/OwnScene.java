package dev.multiprocessing.benchmarks;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Connection;
import dev.multiprocessing.LongValue;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Pipe;
import dev.multiprocessing.Queue;
import java.io.IOException;
import java.nio.file.Path;

/** Our part of a workload: the first process, which starts the others through the library. */
final class OwnScene {

    private final String driver;
    private final Path directory;
    private final Effort effort;

    OwnScene(String driver, Path directory, Effort effort) {
        this.driver = driver;
        this.directory = directory;
        this.effort = effort;
    }

    Measured run(Workload workload) throws IOException, InterruptedException {
        try (Multiprocessing mp = Multiprocessing.open("mmap")) {
            return switch (workload) {
                case STREAM, MEGABYTE, WAKE_UP -> oneWay(mp, workload);
                case ROUND_TRIP, SLEEPY_ROUND_TRIP -> dialogue(mp, workload);
                case OBJECTS -> OwnQueues.objects(mp, directory, effort);
                case TWO_BY_TWO -> OwnQueues.many(mp, directory, effort, 2);
                case FOUR_BY_FOUR -> OwnQueues.many(mp, directory, effort, 4);
                case LOCKED, ATOMIC -> counter(mp, workload);
                case ARRAY -> OwnMemory.array(mp, effort);
                case START -> Starts.own(mp, effort);
                case BLOCKED -> Starts.blocked(mp, effort);
                case PROCESSES -> OwnQueues.many(mp, directory, effort, amount() / 2);
                case QUEUES -> OwnQueues.manyQueues(mp, effort, amount());
                case SIZES -> sizes(mp);
            };
        }
    }

    private Measured oneWay(Multiprocessing mp, Workload workload) throws IOException, InterruptedException {
        boolean byQueue = driver.equals("mp-queue");
        Queue<byte[]> queue = byQueue ? mp.queue(workload.messageSize() > 64 ? 8 : 65_536) : null;
        Pipe pipe = byQueue ? null : mp.pipe();
        ChildProcess sender = byQueue
                ? mp.process(OwnScene::put, queue, workload.name(), directory.toString(), effort.name())
                : mp.process(OwnScene::send, pipe.second(), workload.name(), directory.toString(), effort.name());
        sender.start();
        try (Lane lane = byQueue ? new QueueLane(queue) : new ConnectionLane(pipe.first())) {
            ProcessorTime time = new ProcessorTime(directory);
            Measured measured = workload == Workload.WAKE_UP
                    ? Exchange.receiveSeldom(lane, effort.questions(workload))
                    : Exchange.receiveStream(lane, workload.messageSize(), effort.millis());
            return measured.with("processors", time.processors(2));
        } finally {
            sender.join();
        }
    }

    /** What the driver's name says: how many processes, queues or bytes. */
    private int amount() {
        return Integer.parseInt(driver.substring(driver.indexOf('-') + 1));
    }

    private Measured sizes(Multiprocessing mp) throws IOException, InterruptedException {
        int size = amount();
        Pipe pipe = mp.pipe();
        ChildProcess sender = mp.process(OwnScene::sendOf, pipe.second(), size, directory.toString(), effort.name())
                .start();
        try (Lane lane = new ConnectionLane(pipe.first())) {
            ProcessorTime time = new ProcessorTime(directory);
            double messages = Exchange.receiveStream(lane, size, effort.millis())
                    .figures()
                    .get("rate");
            return new Measured().with("rate", messages * size).with("processors", time.processors(2));
        } finally {
            sender.join();
        }
    }

    private static void sendOf(Connection connection, Integer size, String directory, String effort)
            throws IOException, InterruptedException {
        ProcessorTime time = new ProcessorTime(Path.of(directory));
        Exchange.sendStream(
                new ConnectionLane(connection), size, Effort.valueOf(effort).millis());
        time.note();
    }

    private Measured dialogue(Multiprocessing mp, Workload workload) throws IOException, InterruptedException {
        Pipe pipe = mp.pipe();
        ChildProcess other =
                mp.process(OwnScene::echo, pipe.second(), directory.toString()).start();
        try (Lane lane = new ConnectionLane(pipe.first())) {
            ProcessorTime time = new ProcessorTime(directory);
            return Exchange.ask(lane, lane, effort.questions(workload), workload.pauseMillis())
                    .with("processors", time.processors(2));
        } finally {
            other.join();
        }
    }

    private Measured counter(Multiprocessing mp, Workload workload) throws IOException, InterruptedException {
        LongValue value = mp.value(0L);
        LongValue ready = mp.value(0L);
        boolean locked = workload == Workload.LOCKED;
        ChildProcess[] children = new ChildProcess[2];
        for (int i = 0; i < children.length; i++) {
            children[i] = mp.process(OwnMemory::count, value, ready, locked, directory.toString(), effort.name())
                    .start();
        }
        ProcessorTime time = new ProcessorTime(directory);
        for (ChildProcess child : children) {
            child.join();
        }
        return OwnMemory.rates(directory, value.get()).with("processors", time.processors(3));
    }

    private static void send(Connection connection, String workload, String directory, String effort)
            throws IOException, InterruptedException {
        send(new ConnectionLane(connection), Workload.valueOf(workload), directory, Effort.valueOf(effort));
    }

    private static void put(Queue<byte[]> queue, String workload, String directory, String effort)
            throws IOException, InterruptedException {
        send(new QueueLane(queue), Workload.valueOf(workload), directory, Effort.valueOf(effort));
    }

    private static void send(Lane lane, Workload workload, String directory, Effort effort)
            throws IOException, InterruptedException {
        ProcessorTime time = new ProcessorTime(Path.of(directory));
        if (workload == Workload.WAKE_UP) {
            Exchange.sendSeldom(lane, effort.questions(workload), workload.pauseMillis());
        } else {
            Exchange.sendStream(lane, workload.messageSize(), effort.millis());
        }
        time.note();
    }

    private static void echo(Connection connection, String directory) throws IOException, InterruptedException {
        ProcessorTime time = new ProcessorTime(Path.of(directory));
        Lane lane = new ConnectionLane(connection);
        Exchange.echo(lane, lane);
        time.note();
    }
}
