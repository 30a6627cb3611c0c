package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.multiprocessing.files.SharedBytes;
import dev.multiprocessing.files.SharedTransport;
import dev.multiprocessing.files.crash.Blocked;
import dev.multiprocessing.files.crash.Messages;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.tck.Signals;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All ways to wait, each with each other. */
@Timeout(60)
class WaitingTest {

    private static final int ROUNDS = 200;
    private static final long NEWCOMER_MILLIS = 1_200;
    private static final Deadline LONG = Deadline.after(Duration.ofHours(1));

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "futex,    futex",
        "futex,    doorbell",
        "doorbell, futex",
        "doorbell, doorbell",
        "polling,  doorbell",
        "futex,    polling",
        "auto,     auto"
    })
    void wakeUpsCrossProcessesWhateverWayTheyWait(String here, String there) throws InterruptedException {
        assumeTrue(Futex.isAllowed() || !(here + there).contains("futex"), "this JVM may not use a futex");
        try (SharedTransport transport = new Scene(directory).openWaiting(here)) {
            MessageChannel.Ends ends = transport.createChannel();
            try (Peer peer = Peer.startWaiting(
                    there, "echoSlowly", transport.address(), ends.second().share())) {
                ends.second().close();
                exchange(ends.first(), 10);
                Thread.sleep(NEWCOMER_MILLIS); // nobody looks every millisecond any more

                exchange(ends.first(), ROUNDS).requireFew();

                ends.first().close();
                assertEquals(0, peer.join());
            }
        }
    }

    private static Slices exchange(MessageChannel channel, int rounds) throws InterruptedException {
        Messages.Collected collected = new Messages.Collected();
        Slices slices = new Slices();
        for (int i = 0; i < rounds; i++) {
            Thread.sleep(1);
            channel.send(Messages.of(1, i, 100), LONG);
            channel.receive(collected, LONG);
            collected.requireOnly(i);
            slices.roundIsOver();
        }
        return slices;
    }

    @Test
    void futexIsWhatTheJvmAllows() {
        assertEquals(Futex.isAllowed(), Waiting.of(Settings.none()) == Waiting.FUTEX);
        assumeTrue(Futex.isAllowed(), "this JVM may not use a futex");
        Futex futex = Futex.link().orElseThrow();
        SharedBytes bytes = new SharedBytes(ByteBuffer.allocateDirect(16));

        futex.await(bytes, 8, 1, Duration.ofHours(1).toNanos());
        long start = System.nanoTime();
        futex.await(bytes, 8, 0, Duration.ofMillis(20).toNanos());

        assertTrue(System.nanoTime() - start >= Duration.ofMillis(20).toNanos());
        assertEquals(0, futex.wake(bytes, 8));
    }

    @Test
    void longSleepAtAFutexEndsWithAnInterrupt() throws InterruptedException {
        assumeTrue(Futex.isAllowed(), "this JVM may not use a futex");
        Futex futex = Futex.link().orElseThrow();
        WaitPoint point = new WaitPoint(new SharedBytes(ByteBuffer.allocateDirect(16)), 0, null);
        Blocked sleeper = Blocked.in(() -> {
            point.new Sleeper().sleepOn(futex, Duration.ofHours(1).toNanos());
            assertTrue(Thread.currentThread().isInterrupted());
        });

        sleeper.interrupt();

        sleeper.requireReturn();
    }

    @Test
    void consumerThatIsStoppedAtAnyMomentOfItsWaitHoldsNobodyUp() throws IOException, InterruptedException {
        SharedTransport transport = new Scene(directory).open();
        Messages.Collected collected = new Messages.Collected();
        MessageQueue queue = transport.createQueue(10);
        MessageQueue reports = transport.createQueue(10);
        Random moments = new Random();
        try (Peer peer = Peer.start("consume", transport.address(), queue.share(), reports.share())) {
            queue.put(Messages.of(1, 0, 100), LONG);
            reports.take(collected, 1, LONG);
            collected.drain();
            for (int number = 1; number <= 100; number++) {
                Thread.sleep(moments.nextInt(3));
                Signals.stop(peer.pid());
                queue.put(Messages.of(1, number, 100), LONG);
                int taken = queue.take(collected, 1, Deadline.after(Duration.ofSeconds(10)));
                assertEquals(1, taken, "number=" + number + ", size=" + queue.size() + ", reports=" + reports.size());
                collected.requireOnly(number);
                Signals.resume(peer.pid());
            }
        }
        transport.close();
    }

    @Test
    void whatIsNoWayToWaitIsRefused() {
        assertThrows(TransportException.class, () -> Waiting.of(setTo("patiently")));
    }

    @Test
    void futexThatIsAskedForInVainIsRefusedWithTheOptionItTakes() {
        assumeTrue(!Futex.isAllowed(), "this JVM may use a futex");

        String message = assertThrows(TransportException.class, () -> Waiting.of(setTo("futex")))
                .getMessage();

        assertTrue(message.endsWith("--enable-native-access=ALL-UNNAMED"), message);
    }

    private static Settings setTo(String waiting) {
        return new Settings(name -> Optional.of(waiting).filter(value -> name.equals(Waiting.SETTING)));
    }
}
