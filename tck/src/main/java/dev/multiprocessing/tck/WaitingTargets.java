package dev.multiprocessing.tck;

import dev.multiprocessing.Connection;
import dev.multiprocessing.Pipe;
import dev.multiprocessing.Queue;
import dev.multiprocessing.QueueEmptyException;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.TimedOutException;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.function.Executable;

/** What the children of the waiting rules do. */
final class WaitingTargets {

    static {
        Quiet.inChildren();
    }

    /** How long each of the waits is that {@link #measureWaits} measures. */
    static final Duration WAIT = Times.TICK.multipliedBy(5);

    /** Processor time is counted in ticks, of which a wait may have two. */
    private static final long TICKS_MILLIS = 20;

    private static final int TRIES = 3;

    /** After so long, a thread that began to wait mostly sleeps. */
    static final long MOSTLY_ASLEEP_NANOS = 200_000;

    /** Shorter than any sleep after which a thread looks by itself, and longer than most others keep a machine busy. */
    static final Duration LOST_WAKE_UP = Duration.ofMillis(80);

    private WaitingTargets() {}

    /**
     * Waits in vain for several things, and reports the milliseconds of CPU that the most expensive wait used, and then
     * those that one busy thread is given in the same time.
     */
    static void measureWaits(Queue<String> empty, Connection silent, SharedLock held, Queue<Long> report)
            throws InterruptedException {
        Executable get = () -> Assertions.assertThrows(QueueEmptyException.class, () -> empty.get(WAIT));
        Executable recv = () -> Assertions.assertThrows(TimedOutException.class, () -> silent.recv(WAIT));
        Executable lock = () -> Assertions.assertFalse(held.tryLock(WAIT));
        Assertions.assertDoesNotThrow(get); // compiles and loads what the first wait needs
        report.put(Math.max(leastMillis(get), Math.max(leastMillis(recv), leastMillis(lock))));
        report.put(cpuMillis(WaitingTargets::beBusy));
    }

    private static void beBusy() {
        long start = System.nanoTime();
        while (System.nanoTime() - start < WAIT.toNanos()) {
            Thread.onSpinWait();
        }
    }

    /** Of some tries: what the JVM compiles or collects meanwhile is no cost of the wait, and seldom comes. */
    private static long leastMillis(Executable call) {
        long least = Long.MAX_VALUE;
        for (int tried = 0; tried < TRIES && least > TICKS_MILLIS; tried++) {
            least = Math.min(least, cpuMillis(call));
        }
        return least;
    }

    private static long cpuMillis(Executable call) {
        long before = cpuMillis();
        Assertions.assertDoesNotThrow(call);
        return cpuMillis() - before;
    }

    /** The CPU time of this process with all its threads. */
    private static long cpuMillis() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
    }

    /** What the most expensive wait of a child costs; skips the rule where nobody can tell. */
    static Cost costOfWaits(TransportRules rules) throws InterruptedException {
        Assumptions.assumeTrue(
                ProcessHandle.current().info().totalCpuDuration().isPresent(), "CPU time of a process is not known");
        try (Scene scene = Scene.open(rules);
                Pipe pipe = scene.mp().pipe()) {
            Queue<String> empty = scene.mp().queue();
            SharedLock held = scene.mp().lock();
            Queue<Long> report = scene.mp().queue();
            held.lock();
            scene.start(scene.mp().process(WaitingTargets::measureWaits, empty, pipe.second(), held, report));
            Cost cost = new Cost(report.get(Times.LONG), report.get(Times.LONG));
            scene.awaitSuccess();
            return cost;
        }
    }

    /** Processor time of a wait, and of a thread that is busy for as long. */
    record Cost(long millis, long busyMillis) {

        boolean isThatOfSleeping() {
            return millis <= Math.max(busyMillis / 5, TICKS_MILLIS);
        }

        @Override
        public String toString() {
            return "CPU used while waiting: millis=" + millis + ", by a busy thread=" + busyMillis;
        }
    }

    /** Sends back each number. */
    static void echo(Queue<Integer> in, Queue<Integer> out, Integer count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            out.put(in.get(Times.LONG));
        }
    }

    /** Takes one number from a full queue each time, when whoever told it to waits for room. */
    static void takeWhenPutIsAsleep(Queue<Integer> full, Queue<Integer> go, Integer count) throws InterruptedException {
        for (int number = 0; number < count; number++) {
            go.get(Times.LONG);
            Thread.sleep(WaitingRules.UNTIL_ASLEEP_MILLIS);
            Assertions.assertEquals(number, full.get(Times.SOON));
        }
    }
}
