package dev.multiprocessing.mirror;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Does one thing after the other in a thread of its own, each a moment later; what it has not done is lost when the JVM
 * ends.
 */
final class Background {

    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, 100, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), work -> {
                Thread daemon = new Thread(work, "background");
                daemon.setDaemon(true);
                return daemon;
            });
    private final long delayMillis;

    Background(long delayMillis) {
        this.delayMillis = delayMillis;
        thread.allowCoreThreadTimeOut(true);
    }

    Future<?> later(Callable<?> work) {
        return thread.submit(() -> {
            Thread.sleep(delayMillis);
            return work.call();
        });
    }
}
