package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.multiprocessing.files.SharedTransport;
import dev.multiprocessing.files.crash.Blocked;
import dev.multiprocessing.files.crash.Messages;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Outcome;
import dev.multiprocessing.spi.Region;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Virtual threads wait, more of them at the same time than there can be carriers, whatever they wait for. */
@Timeout(60)
class VirtualWaitingTest {

    private static final int THREADS = 600; // 256 carriers is the most

    @TempDir
    Path directory;

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private Method startVirtualThread; // written before each test

    @BeforeEach
    void requireVirtualThreads() throws NoSuchMethodException {
        assumeTrue(Runtime.version().feature() >= 21, "this JVM has no virtual threads");
        startVirtualThread = Thread.class.getMethod("startVirtualThread", Runnable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "doorbell", "polling"})
    void forAMessageOfAQueue(String waiting) throws Exception {
        try (SharedTransport transport = new Scene(directory).openWaiting(waiting)) {
            MessageQueue queue = transport.createQueue(10);
            waitInAll(() -> assertEquals(1, queue.take(new Messages.Collected(), 1, Deadline.NEVER)));

            for (int i = 0; i < THREADS; i++) {
                queue.put(Messages.of(1, i, 100), Deadline.NEVER);
            }

            awaitAll(done);
            assertEquals(0, queue.size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "doorbell", "polling"})
    void forRoomInAQueue(String waiting) throws Exception {
        try (SharedTransport transport = new Scene(directory).openWaiting(waiting)) {
            MessageQueue queue = transport.createQueue(1);
            queue.put(Messages.of(1, 0, 100), Deadline.NEVER);
            waitInAll(() -> assertTrue(queue.put(Messages.of(1, 0, 100), Deadline.NEVER)));

            Messages.Collected collected = new Messages.Collected();
            for (int i = 0; i < THREADS; i++) {
                assertEquals(1, queue.take(collected, 1, Deadline.NEVER));
            }

            awaitAll(done);
            assertEquals(1, queue.size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "doorbell", "polling"})
    void forAMessageOfAChannel(String waiting) throws Exception {
        try (SharedTransport transport = new Scene(directory).openWaiting(waiting)) {
            MessageChannel.Ends ends = transport.createChannel();
            waitInAll(() -> assertEquals(Outcome.DONE, ends.first().receive(new Messages.Collected(), Deadline.NEVER)));

            for (int i = 0; i < THREADS; i++) {
                ends.second().send(Messages.of(1, i, 100), Deadline.NEVER);
            }

            awaitAll(done);
            assertEquals(Outcome.TIMED_OUT, ends.first().ready(Deadline.NOW));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "doorbell", "polling"})
    void forAWordOfARegion(String waiting) throws Exception {
        try (SharedTransport transport = new Scene(directory).openWaiting(waiting)) {
            Region region = transport.createRegion(8);
            waitInAll(() -> {
                while (region.getLong(0) == 0) {
                    region.await(0, 0, Deadline.NEVER);
                }
            });

            region.setLong(0, 1);
            region.wake(0);

            awaitAll(done);
        }
    }

    /** Returns when all threads have begun to wait, and none has got what it waits for. */
    private void waitInAll(Blocked.Call call) throws Exception {
        for (int i = 0; i < THREADS; i++) {
            startVirtualThread.invoke(null, (Runnable) () -> waitIn(call));
        }
        awaitAll(begun);
        assertEquals(0, done.get());
    }

    private void waitIn(Blocked.Call call) {
        begun.incrementAndGet();
        try {
            call.run();
            done.incrementAndGet();
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts", e);
        }
    }

    private static void awaitAll(AtomicInteger count) throws InterruptedException {
        long start = System.nanoTime();
        while (count.get() < THREADS) {
            assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(30), () -> "threads=" + count);
            Thread.sleep(1);
        }
    }
}
