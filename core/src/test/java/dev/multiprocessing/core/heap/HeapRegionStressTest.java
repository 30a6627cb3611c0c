package dev.multiprocessing.core.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Region;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads at once on one region: no change and no wake-up is lost. */
@Timeout(60)
class HeapRegionStressTest {

    private static final int THREADS = 4;
    private static final int CHANGES = 20_000;

    private final Transport transport = new HeapTransportProvider().open(Settings.none());
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void leave() {
        transport.close();
        threads.shutdownNow();
    }

    private List<Future<Integer>> start(int count, Callable<Integer> task) {
        List<Future<Integer>> started = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            started.add(threads.submit(task));
        }
        return started;
    }

    private static int sum(List<Future<Integer>> results) throws Exception {
        int sum = 0;
        for (Future<Integer> result : results) {
            sum += result.get();
        }
        return sum;
    }

    @Test
    void countersLoseNoIncrement() throws Exception {
        Region region = transport.createRegion(24);

        sum(start(THREADS, () -> {
            Region mine = transport.attachRegion(region.share());
            for (int i = 0; i < CHANGES; i++) {
                mine.getAndAddInt(0, 1);
                mine.getAndAddLong(8, 1);
                incrementByCompareAndSet(mine);
            }
            return 0;
        }));

        assertEquals(THREADS * CHANGES, region.getInt(0));
        assertEquals(THREADS * CHANGES, region.getLong(8));
        assertEquals(THREADS * CHANGES, region.getLong(16));
    }

    private static void incrementByCompareAndSet(Region region) {
        long before = region.getLong(16);
        while (!region.compareAndSetLong(16, before, before + 1)) {
            before = region.getLong(16);
        }
    }

    @Test
    void turnsTakenThroughAwaitAndWakeAreNeverMissed() throws Exception {
        Region region = transport.createRegion(16);
        Future<Integer> even = threads.submit(() -> takeTurns(region, 0));
        Future<Integer> odd = threads.submit(() -> takeTurns(region, 1));

        assertEquals(CHANGES, even.get() + odd.get());
        assertEquals(CHANGES, region.getLong(8));
    }

    private static int takeTurns(Region region, int first) throws InterruptedException {
        int turns = 0;
        for (long turn = first; turn < CHANGES; turn += 2) {
            long seen = region.getLong(8);
            while (seen != turn) {
                region.await(8, seen, Deadline.NEVER);
                seen = region.getLong(8);
            }
            region.compareAndSetLong(8, turn, turn + 1);
            region.wake(8);
            turns++;
        }
        return turns;
    }
}
