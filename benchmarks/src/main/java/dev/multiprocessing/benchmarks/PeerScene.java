package dev.multiprocessing.benchmarks;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/** A peer's part of a workload: the first process, which starts the second. */
final class PeerScene {

    /** The lane that both processes open first. */
    static final String THERE = "there";

    private static final String BACK = "back"; // of a dialogue only

    private final PeerLane peer;
    private final Job job;

    PeerScene(String peer, Job job) {
        this.peer = PeerLane.named(peer);
        this.job = job;
    }

    Measured run() throws IOException, InterruptedException {
        if (peer == PeerLane.PIPE) {
            makeNamedPipes();
        }
        Process second = Jvm.start(
                Redirect.INHERIT,
                Jvm.optionsFor(peer.label(), job.effort()),
                PeerScene.class,
                peer.label(),
                job.workload(),
                job.folder(),
                job.effort(),
                job.size());
        try {
            Measured measured = job.workload() == Workload.BLOCKED ? blocked(second.pid()) : first();
            if (second.waitFor() != 0) {
                throw new IllegalStateException("the second process failed: exit code=" + second.exitValue());
            }
            return measured;
        } finally {
            second.destroyForcibly(); // it may wait for one that failed
        }
    }

    private void makeNamedPipes() throws IOException, InterruptedException {
        for (String lane : new String[] {THERE, BACK}) {
            String file = job.directory().resolve(lane).toString();
            if (new ProcessBuilder("mkfifo", file).inheritIO().start().waitFor() != 0) {
                throw new IOException("no named pipe: " + file);
            }
        }
    }

    private Measured first() throws IOException, InterruptedException {
        boolean asks = job.workload().isDialogue();
        try (Lane there = peer.open(job.directory(), THERE, asks);
                Lane back = asks ? peer.open(job.directory(), BACK, false) : null) {
            return asks ? job.ask(there, back) : job.receive(there);
        }
    }

    /** Of the second process, which waits for the message that comes when it has been measured. */
    private Measured blocked(long pid) throws IOException, InterruptedException {
        try (Lane there = peer.open(job.directory(), THERE, true)) {
            Measured measured = Blocked.measure(pid, job.effort());
            there.send(new byte[job.size()]);
            there.flush();
            return measured;
        }
    }

    /** The second process. Arguments: peer, and the job's. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Job job = new Job(
                Workload.valueOf(arguments[1]),
                arguments[0],
                arguments[2],
                Effort.valueOf(arguments[3]),
                Integer.parseInt(arguments[4]));
        new PeerScene(job.driver(), job).second();
    }

    private void second() throws IOException, InterruptedException {
        boolean answers = job.workload().isDialogue();
        boolean waits = job.workload() == Workload.BLOCKED;
        try (Lane there = peer.open(job.directory(), THERE, !answers && !waits);
                Lane back = answers ? peer.open(job.directory(), BACK, true) : null) {
            if (waits) {
                there.receive(new byte[job.size()]);
            } else if (answers) {
                job.echo(there, back);
            } else {
                job.send(there);
            }
        }
    }
}
