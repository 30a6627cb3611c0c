package dev.multiprocessing.examples;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * How do several processes share the work? Prints:
 *
 * <pre>
 * {1=1, 2=4, 3=9, 4=16, 5=25, 6=36, 7=49, 8=64}
 * </pre>
 */
public final class WorkerPool {

    private WorkerPool() {}

    /** One piece of work, done; records travel as they are. */
    record Result(int number, int square) {}

    public static void main(String[] args) throws InterruptedException {
        try (Multiprocessing mp = Multiprocessing.open()) {
            Queue<Integer> tasks = mp.queue();
            Queue<Result> results = mp.queue();
            List<ChildProcess> workers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                workers.add(mp.process(WorkerPool::work, tasks, results)
                        .daemon(true)
                        .start());
            }

            for (int number = 1; number <= 8; number++) {
                tasks.put(number);
            }
            TreeMap<Integer, Integer> squares = new TreeMap<>();
            while (squares.size() < 8) {
                Result result = results.get();
                squares.put(result.number(), result.square());
            }
            System.out.println(squares);

            for (ChildProcess worker : workers) {
                tasks.put(null); // the end, once for each
            }
            for (ChildProcess worker : workers) {
                worker.join();
            }
        }
    }

    static void work(Queue<Integer> tasks, Queue<Result> results) throws InterruptedException {
        for (Integer number = tasks.get(); number != null; number = tasks.get()) {
            results.put(new Result(number, number * number));
        }
    }
}
