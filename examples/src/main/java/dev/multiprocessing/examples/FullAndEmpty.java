package dev.multiprocessing.examples;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.ClosedException;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Queue;
import dev.multiprocessing.QueueEmptyException;
import dev.multiprocessing.QueueFullException;
import java.time.Duration;

/**
 * What happens at the bounds of a queue? The child prints {@code empty}:
 *
 * <pre>
 * full
 * full after 200 ms
 * empty
 * closed
 * </pre>
 */
public final class FullAndEmpty {

    private FullAndEmpty() {}

    public static void main(String[] args) throws InterruptedException {
        try (Multiprocessing mp = Multiprocessing.open()) {
            Queue<String> queue = mp.queue(2);
            fill(queue);

            ChildProcess p = mp.process(FullAndEmpty::empty, queue).start();
            p.join();

            queue.close();
            queue.joinThread();
            try {
                queue.put("late");
            } catch (ClosedException e) {
                System.out.println("closed");
            }
        }
    }

    private static void fill(Queue<String> queue) throws InterruptedException {
        queue.putNowait("first");
        queue.putNowait("second");
        try {
            queue.putNowait("third");
        } catch (QueueFullException e) {
            System.out.println("full");
        }
        long start = System.nanoTime();
        try {
            queue.put("third", Duration.ofMillis(200));
        } catch (QueueFullException e) {
            boolean waited = System.nanoTime() - start >= Duration.ofMillis(200).toNanos();
            System.out.println(waited ? "full after 200 ms" : "full too early");
        }
    }

    static void empty(Queue<String> queue) throws InterruptedException {
        queue.get();
        queue.get();
        try {
            queue.getNowait();
        } catch (QueueEmptyException e) {
            System.out.println("empty");
        }
    }
}
