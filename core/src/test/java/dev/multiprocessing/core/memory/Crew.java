package dev.multiprocessing.core.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.function.Executable;

/** Threads that begin together, and whose failures are the test's. */
final class Crew {

    private Crew() {}

    /** One member's work, told which member it is. */
    interface Work {
        void run(int member) throws Exception;
    }

    /** Runs the work in this many threads at once and waits for all. */
    static void run(int members, Work work) throws Exception {
        CountDownLatch ready = new CountDownLatch(members);
        List<FutureTask<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            int member = i;
            tasks.add(start(() -> {
                ready.countDown();
                ready.await();
                work.run(member);
                return null;
            }));
        }
        for (FutureTask<Void> task : tasks) {
            task.get();
        }
    }

    /** Starts a thread whose result or failure is awaited later. */
    static <T> FutureTask<T> start(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        thread(task).start();
        return task;
    }

    /** Runs the work in a thread of its own, to its end. */
    static void runInAnotherThread(Executable work) throws Exception {
        run(1, member -> {
            try {
                work.execute();
            } catch (Exception | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new ExecutionException(e);
            }
        });
    }

    static Thread thread(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }
}
