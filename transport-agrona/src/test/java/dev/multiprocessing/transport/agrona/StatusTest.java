package dev.multiprocessing.transport.agrona;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.files.SharedTransport;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageQueue;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What participants count, as the command shows it. */
class StatusTest {

    @TempDir
    Path directory;

    @Test
    void withoutASessionItSaysSoAndMakesNothing() throws Exception {
        List<String> lines = show();

        assertEquals(1, lines.size());
        assertTrue(lines.get(0).startsWith("no session: directory="), lines.get(0));
        try (var files = Files.list(directory)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void messagesAreCountedByWhoPutsAndTakesThem() throws Exception {
        try (SharedTransport transport = open()) {
            MessageQueue queue = transport.createQueue(10);
            put(queue);
            put(queue);
            queue.take(ByteBuffer::allocate, 1, Deadline.NOW);

            List<String> lines = show();

            String self = Integer.toHexString(transport.participants().self());
            assertEquals(transport.address(), lines.get(0));
            assertEquals("  participant=" + self, lines.get(1));
            assertEquals(
                    List.of("    q" + self + "-0a put=2", "    q" + self + "-0a taken=1"),
                    lines.subList(2, lines.size()));
        }
    }

    @Test
    void twoHandlesOfOneQueueCountTogether() throws Exception {
        try (SharedTransport transport = open()) {
            MessageQueue queue = transport.createQueue(10);
            put(queue);
            put(transport.attachQueue(queue.share()));

            assertTrue(show().get(2).endsWith("a put=2"));
        }
    }

    @Test
    void placesOfQueuesThatAreGoneAreUsedAgain() throws Exception {
        try (SharedTransport transport = open()) {
            for (int i = 0; i < Counters.MAX; i++) {
                MessageQueue queue = transport.createQueue(1);
                put(queue);
                queue.close();
            }
            MessageQueue last = transport.createQueue(1);
            put(last);

            String label = "-" + Integer.toHexString(Counters.MAX) + "a put=1";
            assertTrue(show().stream().anyMatch(line -> line.endsWith(label)));
        }
    }

    @Test
    void whoFindsNoPlaceDisturbsNobody() throws Exception {
        try (SharedTransport transport = open()) {
            List<MessageQueue> queues = new ArrayList<>();
            for (int i = 0; i <= Counters.MAX; i++) {
                queues.add(transport.createQueue(1));
                put(queues.get(i));
            }

            List<String> counted =
                    show().stream().filter(line -> line.contains(" put=")).toList();

            assertEquals(Counters.MAX, counted.size());
            assertEquals(1, queues.get(Counters.MAX).size());
            assertTrue(counted.stream().allMatch(line -> line.endsWith("=1")), counted::toString);
        }
    }

    @Test
    void fileThatIsDamagedIsSaidToBe() throws Exception {
        try (SharedTransport transport = open()) {
            put(transport.createQueue(1));
            Files.write(Path.of(transport.address(), Counters.PREFIX + "7"), new byte[3]);

            assertTrue(show().contains("  counters-7 damaged: not a file of counters: size=3"));
        }
    }

    @Test
    void fileGoesWithItsParticipant() {
        SharedTransport first = open();
        SharedTransport second = SharedTransport.attach(
                first.address(), AgronaMedium.of(LaneScene.settings(directory)), LaneScene.settings(directory));
        put(second.createQueue(1));
        Path file = Path.of(first.address(), Counters.PREFIX + "1");
        assertTrue(Files.exists(file));

        second.close();

        assertFalse(Files.exists(file));
        first.close();
    }

    private SharedTransport open() {
        return SharedTransport.open(AgronaMedium.of(LaneScene.settings(directory)), LaneScene.settings(directory));
    }

    private static void put(MessageQueue queue) {
        try {
            assertTrue(queue.put(ByteBuffer.allocate(8), Deadline.NOW));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> show() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Status.show(LaneScene.settings(directory), new PrintStream(out));
        return out.toString().lines().toList();
    }
}
