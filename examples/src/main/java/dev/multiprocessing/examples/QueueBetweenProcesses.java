package dev.multiprocessing.examples;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Queue;
import java.util.Arrays;
import java.util.List;

/**
 * How does a child hand an object to its parent? Prints:
 *
 * <pre>
 * [42, null, hello]
 * </pre>
 */
public final class QueueBetweenProcesses {

    private QueueBetweenProcesses() {}

    public static void main(String[] args) throws InterruptedException {
        try (Multiprocessing mp = Multiprocessing.open()) {
            Queue<List<Object>> queue = mp.queue();

            ChildProcess p = mp.process(QueueBetweenProcesses::work, queue).start();

            System.out.println(queue.get());
            p.join();
        }
    }

    static void work(Queue<List<Object>> queue) throws InterruptedException {
        queue.put(Arrays.asList(42, null, "hello"));
    }
}
