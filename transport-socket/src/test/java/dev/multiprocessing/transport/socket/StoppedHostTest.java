package dev.multiprocessing.transport.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Outcome;
import dev.multiprocessing.spi.Region;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.spi.Uninterrupted;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A host that reads nothing for a while, as one that is stopped: deadlines hold, and nothing of it is lost. */
@Timeout(60)
class StoppedHostTest {

    private static final byte[] KEY = new byte[Handshake.KEY_BYTES];
    private static final Duration SHORT = Duration.ofMillis(200);

    private static final int PIECE = 64 * 1024; // of what a host sends that is slow
    private static final int PIECES = 70; // that take longer than a host may be silent

    private final Semaphore turn = new Semaphore(1); // of the host, which reads while it has it
    private final AtomicBoolean isSlow = new AtomicBoolean();
    private final AtomicLong sent = new AtomicLong(); // by the host since it is slow
    private Thread hosting;
    private Transport guest;

    @TempDir
    private Path directory;

    @BeforeEach
    void join() throws IOException {
        UnixDomainSocketAddress place = UnixDomainSocketAddress.of(directory.resolve("s"));
        ServerSocketChannel server =
                ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(place);
        hosting = new Thread(() -> host(server));
        hosting.start();
        guest = new SocketTransportProvider().attach(HexFormat.of().formatHex(KEY) + ":unix:" + place, Settings.none());
    }

    @AfterEach
    void leave() throws InterruptedException {
        turn.drainPermits();
        goOn();
        guest.close();
        hosting.interrupt();
        hosting.join();
    }

    /** From now on the host reads nothing. */
    private void stop() {
        turn.acquireUninterruptibly();
    }

    private void goOn() {
        turn.release();
    }

    @Test
    void whoPutsGivesUpInTime() throws InterruptedException {
        MessageQueue queue = guest.createQueue(MessageQueue.UNBOUNDED);
        stop();
        int put = 0;
        while (put < 2 * Window.SIZE / 1024 && putOne(queue)) {
            put++;
        }
        assertTrue(put > 0 && put < 2 * Window.SIZE / 1024, "put=" + put);

        goOn();
        assertTrue(queue.flush(Deadline.NEVER));
        int size = queue.size();
        assertTrue(size == put || size == put + 1, "put=" + put + ", size=" + size); // the last one may have come, too
    }

    /** With a host that is stopped, a call beyond what may be under way is not answered at all. */
    private static boolean putOne(MessageQueue queue) throws InterruptedException {
        long start = System.nanoTime();
        try {
            return queue.put(ByteBuffer.allocate(1024), Deadline.after(SHORT));
        } catch (TransportException e) {
            return false;
        } finally {
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            assertTrue(millis < 20_000, "millis=" + millis);
        }
    }

    @Test
    void whoSendsALongMessageGoesOnInTime() throws InterruptedException {
        MessageChannel.Ends ends = guest.createChannel();
        ByteBuffer message = ByteBuffer.allocate(8 * Window.SIZE).putInt(42).rewind();
        stop();

        assertEquals(Outcome.DONE, ends.first().send(message, Deadline.after(SHORT)));
        message.putInt(0, 13); // it was copied
        assertEquals(Outcome.TIMED_OUT, ends.first().send(message, Deadline.after(SHORT)));

        goOn();
        ByteBuffer[] received = new ByteBuffer[1];
        assertEquals(
                Outcome.DONE,
                ends.second().receive(length -> received[0] = ByteBuffer.allocate(length), Deadline.NEVER));
        assertEquals(message.capacity(), received[0].position());
        assertEquals(42, received[0].getInt(0));
    }

    @Test
    void whoPutsSeveralGivesUpInTime() {
        MessageQueue queue = guest.createQueue(10);
        stop();

        TransportException e = assertThrows(
                TransportException.class,
                () -> queue.putAll(List.of(ByteBuffer.allocate(1), ByteBuffer.allocate(1)), Deadline.after(SHORT)));

        assertTrue(e.getMessage().contains("is it stopped?"), e.getMessage());
        goOn();
    }

    @Test
    void whoWaitsIsToldThatTheHandleIsClosed() throws InterruptedException {
        MessageQueue queue = guest.createQueue(10);
        CountDownLatch waiting = new CountDownLatch(1);
        CompletableFuture<Void> waiter = CompletableFuture.runAsync(() -> {
            waiting.countDown();
            assertThrows(HandleClosedException.class, () -> queue.take(ByteBuffer::allocate, 1, Deadline.NEVER));
        });
        waiting.await();
        stop();

        queue.close();

        waiter.orTimeout(30, TimeUnit.SECONDS).join();
        goOn();
    }

    @Test
    void whoWaitsForAChangeLooksAgain() throws InterruptedException {
        Region region = guest.createRegion(Long.BYTES);
        stop();

        region.await(0, 0, Deadline.after(SHORT));
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> region.await(0, 0, Deadline.after(SHORT)));

        goOn();
    }

    @Test
    void whatCouldNotBeSentInTimeIsNotKept() throws InterruptedException {
        MessageQueue queue = guest.createQueue(10);
        stop();
        assertTrue(refusal(queue).contains("may still do"), "a part of the first one is on its way");
        for (int i = 0; i < 3; i++) {
            String refusal = refusal(queue);
            assertTrue(refusal.contains("will not be"), refusal);
        }

        goOn();

        assertTrue(queue.flush(Deadline.NEVER));
        assertEquals(1, queue.size());
    }

    private static String refusal(MessageQueue queue) {
        ByteBuffer large = ByteBuffer.allocate(8 * Window.SIZE);
        return assertThrows(TransportException.class, () -> queue.put(large, Deadline.after(SHORT)))
                .getMessage();
    }

    /** What a lock does, too: it has no deadline to keep to. */
    @Test
    void whoAsksForAWordWaitsUntilTheHostGoesOn() throws InterruptedException {
        Region region = guest.createRegion(Long.BYTES);
        region.setLong(0, 42);
        stop();

        CompletableFuture<Boolean> asking = CompletableFuture.supplyAsync(() -> region.compareAndSetLong(0, 42, 43));
        assertThrows(TimeoutException.class, () -> asking.get(3, TimeUnit.SECONDS));

        goOn();
        assertTrue(asking.orTimeout(30, TimeUnit.SECONDS).join());
    }

    @Test
    void hostThatIsBusySendingIsNotStopped() throws InterruptedException {
        MessageQueue queue = guest.createQueue(10);
        MessageQueue empty = guest.createQueue(10);
        queue.put(ByteBuffer.allocate(PIECES * PIECE), Deadline.NEVER);
        isSlow.set(true);
        CompletableFuture<Integer> receiving = CompletableFuture.supplyAsync(
                () -> Uninterrupted.call(() -> queue.take(ByteBuffer::allocate, 1, Deadline.NEVER)));
        while (sent.get() < PIECE) {
            Thread.sleep(1);
        }

        assertEquals(0, empty.take(ByteBuffer::allocate, 1, Deadline.NOW));

        assertEquals(1, receiving.orTimeout(30, TimeUnit.SECONDS).join());
        isSlow.set(false);
    }

    @Test
    void nobodyGoesOnWritingToAHostThatIsGone() throws InterruptedException {
        MessageChannel.Ends ends = guest.createChannel();
        stop();
        ends.first().send(ByteBuffer.allocate(16 * Window.SIZE), Deadline.after(SHORT)); // more than any socket takes
        assertTrue(hasFlusher());

        hosting.interrupt();

        while (hasFlusher()) {
            Thread.sleep(1);
        }
    }

    private static boolean hasFlusher() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("multiprocessing-socket-flusher"));
    }

    @Test
    void whoLeavesDoesNotWaitForEverAndIsToldThatSomethingMayBeLost() {
        stop();

        TransportException e = assertThrows(TransportException.class, guest::close);

        assertTrue(e.getMessage().contains("may be lost"), e.getMessage());
        goOn();
    }

    /** A hub that does what it is asked for while it is not stopped. */
    private void host(ServerSocketChannel server) {
        try (server;
                SocketChannel channel = server.accept()) {
            Handshake handshake = new Handshake(KEY);
            channel.write(handshake.hello());
            ByteBuffer reply = ByteBuffer.allocate(Handshake.REPLY_BYTES);
            while (reply.hasRemaining()) {
                channel.read(reply);
            }
            channel.write(handshake.admit(reply.flip()));
            Hub hub = new Hub(1 << 30, 1 << 30);
            Guest itsGuest = hub.join(false, (frame, parts) -> {
                write(channel, frame);
                parts.forEach(part -> write(channel, part));
            });
            ByteBuffer room = ByteBuffer.allocate(Inbound.ROOM);
            Inbound inbound = new Inbound(1 << 30);
            channel.configureBlocking(false);
            boolean goesOn = true;
            while (goesOn) {
                turn.acquire();
                try {
                    goesOn = inbound.read(channel, room, () -> true, frame -> hub.handle(itsGuest, frame));
                } finally {
                    turn.release();
                }
                Thread.sleep(1);
            }
        } catch (IOException | InterruptedException e) {
            return; // the guest is gone
        }
    }

    private void write(SocketChannel channel, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                if (isSlow.get()) {
                    Thread.sleep(50);
                }
                int count = Math.min(isSlow.get() ? PIECE : Integer.MAX_VALUE, bytes.remaining());
                int written = channel.write(bytes.slice(bytes.position(), count));
                bytes.position(bytes.position() + written);
                sent.addAndGet(isSlow.get() ? written : 0);
            }
        } catch (IOException | InterruptedException e) {
            return; // the same
        }
    }
}
