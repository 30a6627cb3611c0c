package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageQueue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StatusTest {

    @TempDir
    Path directory;

    @Test
    void tellsOfEachThingHowMuchWaitsAndHowOftenSomebodySlept() throws InterruptedException, IOException {
        try (MmapTransport transport = new Scene(directory).open()) {
            MessageQueue queue = transport.createQueue(5);
            queue.take(new Messages.Collected(), 1, Deadline.after(Duration.ofMillis(500)));
            queue.put(Messages.of(1, 0, 100), Deadline.NOW);
            queue.put(Messages.of(1, 1, 3_000_000), Deadline.NOW);
            MessageChannel.Ends ends = transport.createChannel();
            ends.second().send(Messages.of(1, 0, 100), Deadline.NOW);
            transport.createRegion(100);

            List<String> lines = show();

            assertEquals(transport.address() + ": this process takes part", lines.get(0));
            assertEquals(4, lines.size(), lines::toString);
            assertTrue(
                    lines.get(1).matches("  c400-1 channel depth=0 file bytes=0 .* and back depth=1 file bytes=.*"),
                    lines.get(1));
            assertTrue(
                    lines.get(2)
                            .matches("  q400-0 queue depth=2 file bytes=30[0-9]{5} sleeps of takers=[1-9][0-9]*"
                                    + " and putters=0 recoveries=0 capacity=5"),
                    lines.get(2));
            assertEquals("  r400-2 region bytes=100 sleeps=0", lines.get(3));
        }
    }

    @Test
    void makesNothingWhereThereIsNothing() throws IOException {
        assertEquals(List.of(), show());

        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void tellsWhoLivesAndWhatWasRecovered() throws InterruptedException, IOException {
        try (Peer opener = Peer.start("open", directory.toString())) {
            String session = opener.line();

            assertEquals(List.of(session + ": living participants=1"), show());

            try (MmapTransport transport = Scene.attach(session)) {
                MessageQueue queue = transport.createQueue(5);
                String name = Scene.thingsIn(transport).get(0);
                try (Peer owner = Peer.start(
                        "ownLock", session, name, "" + ThingLayout.producersLockAt(ThingLayout.FIRST_DIRECTION))) {
                    assertEquals("true", owner.line());
                }
                queue.put(Messages.of(1, 0, 100), Deadline.NEVER);
                assertTrue(show().get(1).contains(" recoveries=1 "), show().toString());
            }
        }
    }

    private List<String> show() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Status.show(new Scene(directory).settings(), new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
