package dev.multiprocessing.transport.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Outcome;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who asks for much and reads nothing holds nobody up, and its death is noticed. */
@Timeout(120)
class SlowGuestTest {

    private static final Deadline SOON = Deadline.after(Duration.ofSeconds(20));

    private final Transport host = new SocketTransportProvider().open(Settings.none());
    private final Address address = Address.parse(host.address());

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void deathInTheMiddleOfALongAnswerIsNoticed() throws IOException, InterruptedException {
        MessageChannel.Ends ends = host.createChannel();
        try (RawGuest guest = RawGuest.enter(address)) {
            guest.attach(ends.second().share());
            ends.second().close();
            int region = guest.attach(host.createRegion(SocketRegion.PART).share());
            for (int i = 0; i < 64; i++) {
                guest.ask(Op.READ, 16, body -> body.putInt(region).putLong(0).putInt(SocketRegion.PART));
            }
            guest.frame(); // the host has begun to answer, and is far behind
        }

        assertEquals(Outcome.PEER_DIED, ends.first().receive(ByteBuffer::allocate, SOON));
    }

    @Test
    void allThatWasAskedForTogetherIsAnsweredThoughItIsTakenLate() throws IOException, InterruptedException {
        int parts = 2_000;
        int part = 64 * 1024;
        try (RawGuest guest = RawGuest.enter(address)) {
            int region = guest.attach(host.createRegion(part).share());
            ByteBuffer asked = ByteBuffer.allocate(parts * (Frame.HEADER + 16));
            while (asked.hasRemaining()) {
                asked.put(Frame.of(Op.READ.ordinal(), 1, 16)
                        .putInt(region)
                        .putLong(0)
                        .putInt(part)
                        .flip());
            }
            assertEquals(asked.capacity(), guest.channel().write(asked.flip()));

            try (Transport other = new SocketTransportProvider().attach(host.address(), Settings.none());
                    MessageQueue queue = other.createQueue(1)) {
                assertTrue(queue.put(ByteBuffer.allocate(1), SOON));
            }

            for (int i = 0; i < parts; i++) {
                ByteBuffer answer = guest.frame();
                while (Frame.kind(answer) != Status.DONE.ordinal()) { // about those who have come and gone
                    answer = guest.frame();
                }
                assertEquals(part, Frame.body(answer).remaining());
            }
        }
    }

    @Test
    void manyWhoAskForMuchDoNotHoldUpWhoListensToThem() throws IOException, InterruptedException {
        MessageQueue queue = host.createQueue(1);
        List<RawGuest> guests = new ArrayList<>();
        AtomicBoolean over = new AtomicBoolean();
        Thread flood = new Thread(() -> flood(guests, over));
        try {
            for (int i = 0; i < 100; i++) {
                RawGuest guest = RawGuest.enter(address);
                guest.attach(queue.share());
                guest.channel().configureBlocking(false);
                guests.add(guest);
            }
            flood.start();
            long start = System.nanoTime();
            for (int i = 0; i < 30; i++) {
                assertEquals(0, queue.take(ByteBuffer::allocate, 1, Deadline.after(Duration.ofMillis(10))));
            }
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            assertTrue(millis < 40_000, "millis=" + millis);
        } finally {
            over.set(true);
            flood.join();
            for (RawGuest guest : guests) {
                guest.close();
            }
        }
    }

    /** Asks through all connections for what has no answer, as much as they take. */
    private static void flood(List<RawGuest> guests, AtomicBoolean over) {
        ByteBuffer much = ByteBuffer.allocate(5_000 * (Frame.HEADER + Integer.BYTES));
        while (much.hasRemaining()) {
            much.put(Frame.of(Op.SIZE.ordinal(), 0, Integer.BYTES).putInt(1).flip());
        }
        much.flip();
        List<ByteBuffer> left = new ArrayList<>();
        guests.forEach(guest -> left.add(much.duplicate()));
        try {
            while (!over.get()) {
                for (int i = 0; i < guests.size(); i++) {
                    guests.get(i)
                            .channel()
                            .write(
                                    left.get(i).hasRemaining()
                                            ? left.get(i)
                                            : left.get(i).rewind());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
