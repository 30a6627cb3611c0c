package dev.multiprocessing.transport.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Outcome;
import dev.multiprocessing.spi.Region;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A host that lets in short messages only lets everything else in. */
@Timeout(60)
class LimitsTest {

    private static final Deadline SOON = Deadline.after(Duration.ofSeconds(30));

    private final Transport host = new SocketTransportProvider().open(new Settings(LimitsTest::setting));
    private final Transport guest = new SocketTransportProvider().attach(host.address(), Settings.none());

    @AfterEach
    void close() {
        guest.close();
        host.close();
    }

    @Test
    void longMessageIsRefusedWithTheCure() {
        MessageQueue queue = guest.createQueue(1);

        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class, () -> queue.put(ByteBuffer.allocate(65_537), Deadline.NOW));

        assertTrue(refusal.getMessage().contains("max=65536"), refusal::getMessage);
        assertTrue(refusal.getMessage().contains(Limits.MESSAGE), refusal::getMessage);
    }

    @Test
    void batchesMayBeLonger() throws InterruptedException {
        MessageQueue queue = guest.createQueue(10);

        assertEquals(3, queue.putAll(Collections.nCopies(3, ByteBuffer.allocate(60_000)), SOON));
    }

    @Test
    void regionsMayBeLonger() {
        Region region = guest.createRegion(3_000_000);
        byte[] bytes = new byte[3_000_000];
        bytes[2_999_999] = 7;

        region.write(0, ByteBuffer.wrap(bytes));

        ByteBuffer copy = ByteBuffer.allocate(bytes.length);
        region.read(0, copy);
        assertEquals(7, copy.get(2_999_999));
    }

    @Test
    void shortRegionsTakeNoMemoryBesidesTheHeap() {
        long before = directBuffers();

        for (int i = 0; i < 1_000; i++) {
            host.createRegion(8).close();
        }

        assertTrue(directBuffers() < before + 100, "buffers=" + directBuffers() + ", before=" + before);
    }

    private static long directBuffers() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getCount)
                .sum();
    }

    @Test
    void whatIsGivenBackMayBeLonger() throws InterruptedException {
        MessageChannel.Ends ends = host.createChannel();
        MessageChannel there = guest.attachChannel(ends.second().share());
        ends.second().close();
        for (int i = 0; i < 20; i++) {
            assertEquals(Outcome.DONE, ends.first().send(numbered(i), SOON));
        }
        assertEquals(0, receive(there));

        MessageChannel again = host.attachChannel(there.share());

        for (int i = 1; i < 20; i++) {
            assertEquals(i, receive(again));
        }
    }

    @Test
    void lookAtMemoryDoesNotWait() throws InterruptedException {
        Region region = guest.createRegion(8);
        long start = System.nanoTime();

        for (int i = 0; i < 20; i++) {
            region.await(0, 0, Deadline.NOW);
        }

        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        assertTrue(millis < 10_000, "millis=" + millis);
    }

    private static int receive(MessageChannel channel) throws InterruptedException {
        ByteBuffer[] message = new ByteBuffer[1];
        assertEquals(Outcome.DONE, channel.receive(length -> message[0] = ByteBuffer.allocate(length), SOON));
        return message[0].getInt(0);
    }

    private static ByteBuffer numbered(int number) {
        return ByteBuffer.allocate(20_000).putInt(0, number);
    }

    private static Optional<String> setting(String name) {
        return name.equals(Limits.MESSAGE) ? Optional.of("65536") : Optional.empty();
    }
}
