package dev.multiprocessing.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How busy the machine is with what is not ours; Linux only. */
final class OtherWork {

    private static final long LOOK_MILLIS = 150;

    /** From so many processors on, a run is disturbed. */
    private static final double DISTURBING = 0.2;

    private final Times before;

    private OtherWork(Times before) {
        this.before = before;
    }

    /** From now on. */
    static OtherWork begin() throws IOException {
        return new OtherWork(Times.now());
    }

    /** In what share all processors are idle just now. */
    static double idleShare() throws IOException, InterruptedException {
        Times before = Times.now();
        Thread.sleep(LOOK_MILLIS);
        Times after = Times.now();
        return (after.idle - before.idle) / (double) Math.max(1, after.all - before.all);
    }

    /** How many processors others kept busy since: all that was not idle, less this process and its ended children. */
    double processors() throws IOException {
        Times after = Times.now();
        long all = Math.max(1, after.all - before.all);
        long others = all - (after.idle - before.idle) - (after.own - before.own);
        return Math.max(0, others / (double) all * Runtime.getRuntime().availableProcessors());
    }

    static boolean isDisturbing(double processors) {
        return processors >= DISTURBING;
    }

    /** The times of all processors, in ticks. */
    private record Times(long idle, long all, long own) {

        private static final int IDLE = 4;
        private static final int GUEST = 9; // from here on, counted before

        static Times now() throws IOException {
            String[] words = Files.readAllLines(Path.of("/proc/stat")).get(0).split(" +");
            long all = 0;
            for (int word = 1; word < Math.min(GUEST, words.length); word++) {
                all += Long.parseLong(words[word]);
            }
            long idle = Long.parseLong(words[IDLE]) + Long.parseLong(words[IDLE + 1]);
            return new Times(idle, all, ProcessorTime.withChildren() / ProcessorTime.NANOS_PER_TICK);
        }
    }
}
