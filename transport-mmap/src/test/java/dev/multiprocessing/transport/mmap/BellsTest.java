package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.files.SharedTransport;
import dev.multiprocessing.files.crash.Blocked;
import dev.multiprocessing.files.crash.Messages;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Region;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BellsTest {

    private static final long NEWCOMER_MILLIS = 1_200;
    private static final Deadline LONG = Deadline.after(Duration.ofHours(1));

    @TempDir
    Path directory;

    private final Messages.Collected collected = new Messages.Collected();

    @Test
    void bellOfOneThatLeftIsGone() throws InterruptedException {
        try (SharedTransport transport = new Scene(directory).openWithBells()) {
            SharedTransport other = Scene.attach(transport.address());
            Scene.awaitBell(other);
            assertTrue(Scene.list(Path.of(transport.address())).contains("bell-1"));

            other.close();

            assertFalse(Scene.list(Path.of(transport.address())).contains("bell-1"));
        }
    }

    @Test
    void bellOfTheDeadIsReplacedByWhoeverTakesItsSlot() throws InterruptedException, IOException {
        try (SharedTransport transport = new Scene(directory).openWithBells()) {
            Region region = transport.createRegion(8);
            for (int word = 0; word < 6; word += 2) {
                try (Peer peer = Peer.start("answer", transport.address(), region.share())) {
                    peer.line();
                    region.compareAndSetLong(0, word, word + 1);
                    region.wake(0);
                    while (region.getLong(0) == word + 1) {
                        region.await(0, word + 1, LONG);
                    }
                    awaitListener(Path.of(transport.address(), "bell-1"));
                    peer.kill();
                }
            }
            assertEquals(List.of("bell-0", "bell-1"), bells(transport));
        }
    }

    @Test
    void threadsOfOneProcessWakeEachOtherWithoutWaitingForSlices() throws InterruptedException {
        try (SharedTransport transport = new Scene(directory).openWithBells()) {
            MessageQueue there = transport.createQueue(1);
            MessageQueue back = transport.createQueue(1);
            Blocked echo = Blocked.in(() -> {
                Messages.Collected messages = new Messages.Collected();
                for (int i = 0; i < 200; i++) {
                    there.take(messages, 1, LONG);
                    back.put(messages.only(), LONG);
                }
            });
            Slices slices = new Slices();

            for (int i = 0; i < 200; i++) {
                there.put(Messages.of(1, i, 100), LONG);
                back.take(collected, 1, LONG);
                slices.roundIsOver();
            }

            echo.requireReturn();
            slices.requireFew();
        }
    }

    @Test
    void whereThePathIsTooLongForASocketWaitersPoll() throws IOException, InterruptedException {
        Path deep = Files.createDirectories(directory.resolve("d".repeat(60)).resolve("e".repeat(60)));
        try (SharedTransport transport = new Scene(deep).openWithBells()) {
            MessageQueue queue = transport.createQueue(1);
            Blocked taker = Blocked.in(() -> queue.take(collected, 1, LONG));
            while (!transport.toString().endsWith("waiting=polling]")) {
                Thread.onSpinWait();
            }

            queue.put(Messages.of(1, 0, 100), LONG);

            taker.requireReturn();
        }
    }

    @Test
    void whereSomethingIsInTheWayOfTheBellWaitersPollAndNothingIsThrown() throws IOException, InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> thrown.set(error));
        try (SharedTransport transport = new Scene(directory).openWithBells()) {
            Path obstacle = Files.createDirectories(Path.of(transport.address(), "bell-1/full"))
                    .getParent();
            SharedTransport other = Scene.attach(transport.address());
            MessageQueue queue = other.createQueue(1);
            Blocked taker = Blocked.in(() -> queue.take(collected, 1, LONG));
            while (taker.isStillThere() && !other.toString().endsWith("waiting=polling]") && thrown.get() == null) {
                Thread.onSpinWait();
            }

            transport.attachQueue(queue.share()).put(Messages.of(1, 0, 100), LONG);

            taker.requireReturn();
            assertEquals(null, thrown.get());
            Files.delete(obstacle.resolve("full"));
            other.close();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void closingWhileOthersRingBreaksNothing() throws InterruptedException {
        try (SharedTransport transport = new Scene(directory).openWithBells()) {
            MessageQueue queue = transport.createQueue(100);
            Blocked putter = Blocked.in(() -> {
                for (int i = 0; i < 2000; i++) {
                    queue.put(Messages.of(1, i, 12), LONG);
                }
            });
            int taken = 0;
            while (taken < 2000) {
                try (SharedTransport other = Scene.attach(transport.address())) {
                    MessageQueue mine = other.attachQueue(queue.share());
                    for (int i = 0; i < 50 && taken < 2000; i++) {
                        taken += mine.take(collected, 1, LONG);
                    }
                }
            }
            putter.requireReturn();
        }
    }

    @Test
    void whoeverCeasesToListenHasASuccessor() throws InterruptedException {
        try (SharedTransport transport = new Scene(directory).openWithBells();
                SharedTransport other = Scene.attach(transport.address())) {
            MessageQueue quiet = transport.createQueue(1);
            MessageQueue queue = transport.createQueue(1);
            MessageQueue otherEnd = other.attachQueue(queue.share());
            Scene.awaitBell(transport);
            Thread.sleep(NEWCOMER_MILLIS); // nobody looks every millisecond any more
            List<Long> delays = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                Blocked listener = Blocked.in(() -> quiet.take(collected, 1, Deadline.after(Duration.ofMillis(15))));
                AtomicLong taken = new AtomicLong();
                Blocked taker = Blocked.in(() -> {
                    queue.take(new Messages.Collected(), 1, LONG);
                    taken.set(System.nanoTime());
                });
                listener.requireReturn();
                long put = System.nanoTime();
                otherEnd.put(Messages.of(1, i, 100), LONG);
                taker.requireReturn();
                delays.add(taken.get() - put);
            }
            Collections.sort(delays);

            // if nobody listened, it would be the rest of a slice of 100 ms
            assertTrue(delays.get(12) < Duration.ofMillis(50).toNanos(), "nanos=" + delays);
        }
    }

    @Test
    void listenerIsInterruptedAndTheBellIsHeardAsBefore() throws InterruptedException {
        try (SharedTransport transport = new Scene(directory).openWithBells();
                SharedTransport other = Scene.attach(transport.address())) {
            MessageQueue queue = transport.createQueue(1);
            Scene.awaitBell(transport);
            Thread.sleep(NEWCOMER_MILLIS);
            Blocked interrupted = Blocked.in(() -> queue.take(collected, 1, LONG));

            interrupted.interrupt();

            assertTrue(interrupted.failure() instanceof InterruptedException);
            Blocked taker = Blocked.in(() -> queue.take(collected, 1, LONG));
            other.attachQueue(queue.share()).put(Messages.of(1, 0, 100), LONG);
            taker.requireReturn();
            collected.requireOnly(0);
        }
    }

    /** Returns when somebody listens at the door; a socket that a dead process left there refuses. */
    private static void awaitListener(Path address) throws IOException {
        SocketChannel line = Doorbell.connect(address);
        while (line == null) {
            Thread.onSpinWait();
            line = Doorbell.connect(address);
        }
        line.close();
    }

    private static List<String> bells(SharedTransport transport) {
        return Scene.list(Path.of(transport.address())).stream()
                .filter(name -> name.startsWith("bell-"))
                .toList();
    }
}
