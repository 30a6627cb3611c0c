package dev.multiprocessing.tck;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Queue;
import java.util.ArrayList;
import java.util.List;

/**
 * What several processes do again and again at the same time: for so long, and not so often, since a word of memory may
 * be a nanosecond away or a hundred thousand. Each puts how often it was into a queue.
 */
final class Laps {

    private static final long NANOS = Times.TICK.toNanos();

    private Laps() {}

    /** Does it for a moment, and reports. */
    static void run(Task.Step step, Queue<Integer> reports) throws Exception {
        long start = System.nanoTime();
        int laps = 0;
        while (System.nanoTime() - start < NANOS) {
            step.run();
            laps++;
        }
        reports.put(laps);
    }

    /** Does it for a moment, and again, as long as one of the children lives. */
    static void runBeside(List<ChildProcess> children, Task.Step moment) throws Exception {
        while (children.stream().anyMatch(ChildProcess::isAlive)) {
            moment.run();
        }
    }

    /** How often it was done in all, once everybody has reported. */
    static int total(Queue<Integer> reports) {
        List<Integer> all = new ArrayList<>();
        reports.drainTo(all, Integer.MAX_VALUE);
        return all.stream().mapToInt(Integer::intValue).sum();
    }
}
