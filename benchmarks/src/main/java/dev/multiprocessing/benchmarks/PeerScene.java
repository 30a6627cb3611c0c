package dev.multiprocessing.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

/** A peer's part of a workload: the first process, which starts the second. */
final class PeerScene {

    private final PeerLane peer;
    private final Path directory;
    private final Effort effort;

    PeerScene(String peer, Path directory, Effort effort) {
        this.peer = PeerLane.named(peer);
        this.directory = directory;
        this.effort = effort;
    }

    Measured run(Workload workload) throws IOException, InterruptedException {
        for (String lane : new String[] {"there", "back"}) {
            if (peer == PeerLane.PIPE
                    && new ProcessBuilder("mkfifo", directory.resolve(lane).toString())
                                    .inheritIO()
                                    .start()
                                    .waitFor()
                            != 0) {
                throw new IOException("no named pipe: " + directory);
            }
        }
        Process second = Jvm.start(PeerScene.class, peer.label(), workload, directory, effort);
        try (Lane there = peer.open(directory, "there", workload.isDialogue());
                Lane back = workload.isDialogue() ? peer.open(directory, "back", false) : null) {
            ProcessorTime time = new ProcessorTime(directory);
            Measured measured = workload.isDialogue()
                    ? Exchange.ask(there, back, effort.questions(workload), workload.pauseMillis())
                    : receive(workload, there);
            return measured.with("processors", time.processors(2));
        } finally {
            second.waitFor();
        }
    }

    private Measured receive(Workload workload, Lane lane) throws IOException, InterruptedException {
        return workload == Workload.WAKE_UP
                ? Exchange.receiveSeldom(lane, effort.questions(workload))
                : Exchange.receiveStream(lane, workload.messageSize(), effort.millis());
    }

    /** The second process. Arguments: peer, workload, directory, effort. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        PeerLane peer = PeerLane.named(arguments[0]);
        Workload workload = Workload.valueOf(arguments[1]);
        Path directory = Path.of(arguments[2]);
        Effort effort = Effort.valueOf(arguments[3]);
        try (Lane there = peer.open(directory, "there", !workload.isDialogue());
                Lane back = workload.isDialogue() ? peer.open(directory, "back", true) : null) {
            ProcessorTime time = new ProcessorTime(directory);
            if (workload.isDialogue()) {
                Exchange.echo(there, back);
            } else if (workload == Workload.WAKE_UP) {
                Exchange.sendSeldom(there, effort.questions(workload), workload.pauseMillis());
            } else {
                Exchange.sendStream(there, workload.messageSize(), effort.millis());
            }
            time.note();
        }
    }
}
