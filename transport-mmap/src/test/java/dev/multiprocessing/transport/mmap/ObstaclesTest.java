package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.files.ParticipantFile;
import dev.multiprocessing.files.ParticipantLayout;
import dev.multiprocessing.files.Reclaim;
import dev.multiprocessing.files.SharedTransport;
import dev.multiprocessing.files.UserDirectory;
import dev.multiprocessing.files.crash.Messages;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no links and pipes to put in the way there")
class ObstaclesTest {

    private static final int LONG = 3_000_000;

    @TempDir
    Path directory;

    private final Messages.Collected collected = new Messages.Collected();
    private Scene scene; // both written before each test
    private SharedTransport transport;

    @BeforeEach
    void open() {
        scene = new Scene(directory);
        transport = scene.openWithBells();
    }

    @AfterEach
    void closeAndLeaveNothing() {
        transport.close();
        assertEquals(List.of(), scene.sessions());
    }

    @ParameterizedTest
    @EnumSource
    void headerIsNotOpenedThroughIt(Obstacle obstacle) throws IOException {
        MessageQueue queue = transport.createQueue(9);
        String ticket = queue.share();
        Path header = Scene.fileIn(transport, "q");

        Path kept = replace(header, obstacle);
        try (SharedTransport other = Scene.attach(transport.address())) {
            requireRefusal(header, () -> other.attachQueue(ticket));
        }
        putBack(kept, header);
    }

    @ParameterizedTest
    @EnumSource
    void segmentIsNotOpenedThroughIt(Obstacle obstacle) throws IOException, InterruptedException {
        MessageQueue queue = transport.createQueue(9);
        queue.put(Messages.of(1, 0, 100), Deadline.NOW);
        Path segment = file(".segment-0");

        Path kept = replace(segment, obstacle);
        try (SharedTransport other = Scene.attach(transport.address())) {
            MessageQueue view = other.attachQueue(queue.share());
            requireRefusal(segment, () -> take(view));
            requireRefusal(segment, () -> put(view, 100));
        }
        putBack(kept, segment);
        assertEquals(1, queue.take(collected, 9, Deadline.NOW));
        collected.requireOnly(0);
    }

    @ParameterizedTest
    @EnumSource
    void longMessageIsNotReadThroughIt(Obstacle obstacle) throws IOException, InterruptedException {
        MessageQueue queue = transport.createQueue(9);
        queue.put(Messages.of(1, 0, LONG), Deadline.NOW);
        Path spill = file(".spill-0");

        Path kept = replace(spill, obstacle);
        requireRefusal(spill, () -> take(queue));

        putBack(kept, spill);
        collected.drain();
        assertEquals(1, queue.take(collected, 9, Deadline.NOW));
        collected.requireOnly(0);
    }

    @Test
    void linkInTheWayOfALongMessageIsReplacedAndNotFollowed() throws IOException, InterruptedException {
        MessageQueue queue = transport.createQueue(9);
        queue.put(Messages.of(1, 0, LONG), Deadline.NOW);
        Path victim = Files.write(directory.resolve("victim"), new byte[] {42});
        Path next = Path.of(file(".spill-0").toString().replace("spill-0", "spill-1"));
        Files.createSymbolicLink(next, victim);

        queue.put(Messages.of(1, 1, LONG), Deadline.NOW);

        assertEquals(1, Files.size(victim));
        assertEquals(2, queue.take(collected, 9, Deadline.NOW));
        collected.requireNumbers(0, 2);
    }

    @ParameterizedTest
    @EnumSource
    void fileOfParticipantsIsNotOpenedThroughIt(Obstacle obstacle) throws IOException {
        Path session = scene.user().resolve("0obstacle");
        UserDirectory.createInside(session);
        ParticipantFile.create(session, MmapMedium.VERSION);
        Path kept = replace(session.resolve(ParticipantLayout.FILE), obstacle);

        TransportException error = assertThrows(TransportException.class, () -> Scene.attach(session.toString()));

        assertTrue(error.getMessage().contains(session.toRealPath().toString()), error.getMessage());
        Files.delete(kept);
        Reclaim.delete(session);
    }

    @ParameterizedTest
    @EnumSource(names = {"LINK", "DIRECTORY"})
    void lockFileIsNotOpenedThroughIt(Obstacle obstacle) throws IOException {
        Path lock = scene.user().resolve(".lock");
        Path kept = replace(lock, obstacle);

        TransportException error = assertThrows(TransportException.class, () -> scene.open());

        assertTrue(error.getMessage().startsWith("cannot make a session: directory="), error.getMessage());
        putBack(kept, lock);
    }

    @ParameterizedTest
    @EnumSource
    void statusTellsOfItAndOfAllElse(Obstacle obstacle) throws IOException {
        Path session = scene.user().resolve("0obstacle");
        UserDirectory.createInside(session);
        obstacle.put(session.resolve(ParticipantLayout.FILE), Files.createFile(directory.resolve("victim")));
        transport.createQueue(9);
        transport.createRegion(100);
        Path header = Scene.fileIn(transport, "q");
        Path kept = replace(header, obstacle);

        List<String> lines = scene.status(line -> {});

        assertEquals(4, lines.size(), lines::toString);
        assertTrue(lines.get(0).startsWith(session + ": damaged: "), lines.get(0));
        assertEquals(transport.address() + ": this process takes part", lines.get(1));
        assertTrue(lines.get(2).matches("  q400-0 .*damaged: .*"), lines.get(2));
        assertEquals("  r400-1 region bytes=100 sleeps=0", lines.get(3));
        putBack(kept, header);
        Reclaim.delete(session);
    }

    @ParameterizedTest
    @EnumSource
    void bellTakesThePlaceOfIt(Obstacle obstacle) throws IOException, InterruptedException {
        Path victim = Files.createFile(directory.resolve("victim"));
        obstacle.put(Path.of(transport.address(), "bell-1"), victim);

        try (SharedTransport other = Scene.attach(transport.address())) {
            Scene.awaitBell(other);
        }

        assertEquals(0, Files.size(victim));
    }

    private Path file(String ending) {
        Path session = Path.of(transport.address());
        String name = Scene.list(session).stream()
                .filter(file -> file.endsWith(ending))
                .findFirst()
                .orElseThrow();
        return session.resolve(name);
    }

    /** Puts the obstacle in the place of a file, which is kept elsewhere. */
    private Path replace(Path file, Obstacle obstacle) throws IOException {
        Path kept = Files.move(file, directory.resolve("kept"));
        obstacle.put(file, kept);
        return kept;
    }

    private static void putBack(Path kept, Path file) throws IOException {
        Files.move(kept, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private void take(MessageQueue queue) throws InterruptedException {
        queue.take(collected, 1, Deadline.NOW);
    }

    private static void put(MessageQueue queue, int length) throws InterruptedException {
        queue.put(Messages.of(1, 1, length), Deadline.NOW);
    }

    private static void requireRefusal(Path file, Executable use) {
        TransportException error = assertThrows(TransportException.class, use);
        assertTrue(error.getMessage().contains("file=" + file), error.getMessage());
    }
}
