package dev.multiprocessing.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

/** What each process of a run has to do, which it takes the processor time of. */
record Job(Workload workload, String driver, String folder, Effort effort, int size) {

    Path directory() {
        return Path.of(folder);
    }

    /** The sender's part of a workload that goes one way. */
    void send(Lane lane) throws IOException, InterruptedException {
        ProcessorTime time = new ProcessorTime(directory());
        switch (workload) {
            case WAKE_UP -> Exchange.sendSeldom(lane, pace(), time::begin);
            case OBJECTS -> sendObjects(lane);
            default -> Exchange.sendStream(lane, size, effort.millis());
        }
        time.note();
    }

    private void sendObjects(Lane lane) throws IOException, InterruptedException {
        Encoding encoding = Encoding.of(driver);
        ObjectStream.put(object -> lane.send(encoding.encode(object)), effort.millis());
        lane.flush();
    }

    /** The receiver's part. */
    Measured receive(Lane lane) throws IOException, InterruptedException {
        ProcessorTime time = new ProcessorTime(directory());
        Measured measured = switch (workload) {
            case WAKE_UP -> Exchange.receiveSeldom(lane, pace(), time::begin);
            case OBJECTS -> receiveObjects(lane, time::begin);
            default -> Exchange.receiveStream(lane, size, effort.millis(), time::begin);
        };
        return measured.with("processors", time.processors(2));
    }

    private Measured receiveObjects(Lane lane, Runnable warm) throws IOException, InterruptedException {
        Encoding encoding = Encoding.of(driver);
        byte[] message = new byte[Encoding.LONGEST];
        return ObjectStream.take(
                () -> {
                    lane.receive(message);
                    return encoding.decode(message);
                },
                effort.millis(),
                warm);
    }

    /** The asker's part of a dialogue. */
    Measured ask(Lane out, Lane in) throws IOException, InterruptedException {
        ProcessorTime time = new ProcessorTime(directory());
        Measured measured = Exchange.ask(out, in, pace(), time::begin);
        return measured.with("processors", time.processors(2));
    }

    /** The other's part, who echoes. */
    void echo(Lane in, Lane out) throws IOException, InterruptedException {
        ProcessorTime time = new ProcessorTime(directory());
        Exchange.echo(in, out, pace(), time::begin);
        time.note();
    }

    private Pace pace() {
        return effort.pace(workload);
    }
}
