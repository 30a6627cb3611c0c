package dev.multiprocessing.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

/** What the processes of a run know of it. */
record Job(Workload workload, String folder, Effort effort, int size) {

    Path directory() {
        return Path.of(folder);
    }

    /** The sender's part of a workload that goes one way. */
    void send(Lane lane) throws IOException, InterruptedException {
        switch (workload) {
            case WAKE_UP -> Exchange.sendSeldom(lane, effort.pace(workload));
            case OBJECTS -> Serialized.send(lane, effort.millis());
            default -> Exchange.sendStream(lane, size, effort.millis());
        }
    }

    /** The receiver's part. */
    Measured receive(Lane lane) throws IOException, InterruptedException {
        return switch (workload) {
            case WAKE_UP -> Exchange.receiveSeldom(lane, effort.pace(workload));
            case OBJECTS -> Serialized.receive(lane, effort.millis());
            default -> Exchange.receiveStream(lane, size, effort.millis());
        };
    }

    /** The asker's part of a dialogue. */
    Measured ask(Lane out, Lane in) throws IOException, InterruptedException {
        return Exchange.ask(out, in, effort.pace(workload));
    }
}
