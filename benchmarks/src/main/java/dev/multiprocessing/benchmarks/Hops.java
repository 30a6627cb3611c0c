package dev.multiprocessing.benchmarks;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Queue;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A command: a pipe between the process that opens a session and its child, and one between that child and a child of
 * its own, by turns. The transport is the one that the settings choose; over sockets, the second goes through the
 * process that opened the session.
 */
final class Hops {

    private static final String PIPE = "mp-pipe";
    private static final List<Workload> WORKLOADS = List.of(Workload.STREAM, Workload.ROUND_TRIP);
    private static final int USUAL_ROUNDS = 5;

    private Hops() {}

    /** The argument is how many rounds there are. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length == 0 ? USUAL_ROUNDS : Integer.parseInt(arguments[0]);
        System.out.println("| | unit: median (min … max) | with the opener | between children |");
        System.out.println("| --- | --- | --- | --- |");
        for (Workload workload : WORKLOADS) {
            double[] withOpener = new double[rounds];
            double[] betweenChildren = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                withOpener[round] = measure(workload, false);
                betweenChildren[round] = measure(workload, true);
            }
            System.out.println("| " + workload.title() + " | " + workload.unit() + " | " + spread(withOpener) + " | "
                    + spread(betweenChildren) + " |");
        }
    }

    private static double measure(Workload workload, boolean betweenChildren) throws IOException, InterruptedException {
        try (SharedDirectory directory = SharedDirectory.make();
                Multiprocessing mp = Multiprocessing.open()) {
            int size = workload.sizeFor(PIPE);
            Job job = new Job(workload, PIPE, directory.path().toString(), Effort.FULL, size);
            return betweenChildren ? measureInChild(mp, job) : figure(new OwnScene(PIPE, job).runIn(mp), workload);
        }
    }

    private static double measureInChild(Multiprocessing mp, Job job) throws InterruptedException {
        Queue<Double> figures = mp.queue();
        ChildProcess child =
                mp.process(Hops::measureHere, job, figures).daemon(true).start();
        child.join();
        return figures.getNowait();
    }

    private static void measureHere(Job job, Queue<Double> figures) throws IOException, InterruptedException {
        figures.put(figure(new OwnScene(PIPE, job).runIn(Multiprocessing.current()), job.workload()));
    }

    private static double figure(Measured measured, Workload workload) {
        return measured.figures().get(workload.figure());
    }

    private static String spread(double[] figures) {
        Arrays.sort(figures);
        return String.format(
                Locale.ROOT,
                "%,.1f (%,.1f … %,.1f)",
                figures[figures.length / 2],
                figures[0],
                figures[figures.length - 1]);
    }
}
