package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.files.Cursor;
import dev.multiprocessing.files.ParticipantFile;
import dev.multiprocessing.files.ParticipantLayout;
import dev.multiprocessing.files.PrivateFiles;
import dev.multiprocessing.files.Reclaim;
import dev.multiprocessing.files.SharedBytes;
import dev.multiprocessing.files.SharedTransport;
import dev.multiprocessing.files.ThingLayout;
import dev.multiprocessing.files.UserDirectory;
import dev.multiprocessing.files.crash.Messages;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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
    void tellsOfEachThingHowMuchWaitsAndHowOftenSomebodySlept() throws InterruptedException {
        try (SharedTransport transport = scene().open()) {
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
        assertEquals(List.of("no sessions: directory=" + scene().user()), show());

        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void makesNothingInTheDirectoryOfSessions() throws IOException {
        scene().open().close();
        FileTime longAgo = FileTime.fromMillis(0);
        Files.setLastModifiedTime(scene().user(), longAgo);

        assertEquals(List.of("no sessions: directory=" + scene().user()), show());

        assertEquals(longAgo, Files.getLastModifiedTime(scene().user()));
    }

    @Test
    void whatIsNoSessionIsNotShown() throws IOException {
        Path session = createSession("0session");
        Files.createDirectory(scene().user().resolve("my-own"));

        assertEquals(List.of(session + ": living participants=0"), show());
    }

    @Test
    void sessionThatIsDeletedWhileItIsLookedAtHidesNoOther() throws IOException {
        Path deleted = createSession("0deleted");
        Path other = createSession("1other");
        PrivateFiles.createZeroed(deleted.resolve("q400-0"), ThingLayout.PAGE);

        List<String> lines = scene().status(line -> Reclaim.delete(deleted));

        assertEquals(
                List.of(deleted + ": living participants=0", "  q400-0 gone", other + ": living participants=0"),
                lines);
    }

    @Test
    void sessionThatIsDeletedBeforeItsTurnIsGone() throws IOException {
        Path first = createSession("0first");
        Path deleted = createSession("1deleted");

        List<String> lines = scene().status(line -> Reclaim.delete(deleted));

        assertEquals(List.of(first + ": living participants=0", deleted + ": gone"), lines);
    }

    @Test
    void sessionThatIsJustBeingDeletedHidesNoOther() throws IOException {
        Path deleted = createSession("0deleted");
        Path other = createSession("1other");
        PrivateFiles.delete(deleted.resolve(ParticipantLayout.FILE));

        assertEquals(List.of(deleted + ": gone", other + ": living participants=0"), show());
    }

    @Test
    void damagedQueueHidesNoOther() throws IOException {
        try (SharedTransport transport = scene().open()) {
            Path session = createSession("0session");
            PrivateFiles.createZeroed(session.resolve("r400-1"), 10);
            transport.createQueue(5);
            transport.createRegion(100);
            SharedBytes header = PrivateFiles.open(Scene.fileIn(transport, "q"));
            header.setLongRelease(ThingLayout.headAt(ThingLayout.FIRST_DIRECTION), Cursor.of(1, 0, 0));

            assertEquals(
                    List.of(
                            session + ": living participants=0",
                            "  r400-1 unfinished or damaged: size=10",
                            transport.address() + ": this process takes part",
                            "  q400-0 damaged: damaged ring: head=100000000, tail=0; use a new queue or pipe",
                            "  r400-1 region bytes=100 sleeps=0"),
                    show());
        }
    }

    @Test
    void tellsWhoLivesAndWhatWasRecovered() throws InterruptedException {
        try (Peer opener = Peer.start("open", directory.toString())) {
            String session = opener.line();

            assertEquals(List.of(session + ": living participants=1"), show());

            try (SharedTransport transport = Scene.attach(session)) {
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

    private Scene scene() {
        return new Scene(directory);
    }

    /** One in which nobody lives. */
    private Path createSession(String name) throws IOException {
        Path session = UserDirectory.find(scene().settings(), MmapMedium.DIRECTORY_PREFIX)
                .resolve(name);
        UserDirectory.createInside(session);
        ParticipantFile.create(session, MmapMedium.VERSION);
        return session;
    }

    private List<String> show() {
        return scene().status(line -> {});
    }
}
