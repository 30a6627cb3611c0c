package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.spi.CorruptDataException;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SessionTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private Scene scene; // written before each test

    @BeforeEach
    void setScene() {
        scene = new Scene(directory);
    }

    @Test
    void closedSessionLeavesNothingButTheLockFile() {
        MmapTransport transport = scene.open();
        transport.createQueue(5);
        transport.createRegion(100);

        transport.close();

        assertEquals(List.of(".lock"), Scene.list(scene.user()));
    }

    @Test
    void closingTwiceDoesNothing() {
        MmapTransport transport = scene.open();

        transport.close();
        transport.close();

        assertEquals(List.of(), scene.sessions());
    }

    @Test
    void filesAndDirectoriesAreForTheirOwnerOnly() throws IOException, InterruptedException {
        try (MmapTransport transport = scene.open()) {
            MessageQueue queue = transport.createQueue(5);
            queue.put(Messages.of(1, 0, 100), Deadline.NOW);
            queue.put(Messages.of(1, 1, 2_000_000), Deadline.NOW);
            Path session = Path.of(transport.address());
            assertTrue(transport.toString().contains("waiting=doorbell"), transport.toString());

            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(session)));
            for (String file : Scene.list(session)) {
                Path path = session.resolve(file);
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)), file);
            }
        }
    }

    @Test
    void lastOfSeveralParticipantsInOneProcessEndsTheSession() {
        MmapTransport first = scene.open();
        MmapTransport second = MmapTransport.attach(first.address());

        first.close();
        assertEquals(1, scene.sessions().size());
        assertTrue(second.participants().isAlive(second.participants().self()));

        second.close();
        assertEquals(List.of(), scene.sessions());
    }

    @Test
    void participantsOfOneProcessHaveDifferentIdsAlsoOneAfterTheOther() {
        try (MmapTransport first = scene.open()) {
            Set<Integer> ids = new HashSet<>(Set.of(first.participants().self()));
            for (int i = 0; i < 20; i++) {
                try (MmapTransport next = MmapTransport.attach(first.address())) {
                    assertTrue(ids.add(next.participants().self()));
                    assertTrue(first.participants().isAlive(next.participants().self()));
                }
            }
        }
    }

    @Test
    void whoLeftIsNotAlive() {
        try (MmapTransport first = scene.open()) {
            MmapTransport second = MmapTransport.attach(first.address());
            int id = second.participants().self();

            second.close();

            assertFalse(first.participants().isAlive(id));
        }
    }

    @Test
    void idsThatNeverExistedAreNotAlive() {
        try (MmapTransport transport = scene.open()) {
            for (int id : new int[] {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1, 1 << 10 | 5}) {
                assertFalse(transport.participants().isAlive(id), "id=" + id);
            }
        }
    }

    @Test
    void anotherProcessSeesThatThisOneLivesAlsoAfterAParticipantOfItLeft() {
        try (MmapTransport first = scene.open();
                Peer peer = Peer.start("join", first.address())) {
            peer.line();
            MmapTransport.attach(first.address()).close();

            try (Peer other = Peer.start("open", directory.toString())) { // it reclaims what is dead
                other.line();
                assertTrue(Files.exists(Path.of(first.address())));
            }
        }
    }

    @Test
    void killedParticipantIsDeadAndItsSlotGetsANewId() {
        try (MmapTransport transport = scene.open();
                Peer peer = Peer.start("join", transport.address())) {
            int id = Integer.parseInt(peer.line());
            assertTrue(transport.participants().isAlive(id));

            peer.kill();

            assertFalse(transport.participants().isAlive(id));
            try (MmapTransport next = MmapTransport.attach(transport.address())) {
                int nextId = next.participants().self();
                assertEquals(ParticipantLayout.slotOf(id), ParticipantLayout.slotOf(nextId));
                assertNotEquals(id, nextId);
                assertFalse(transport.participants().isAlive(id));
            }
        }
    }

    @Test
    void thingsThatOnlyTheDeadHeldGoWhenTheirSlotIsTaken() {
        try (MmapTransport transport = scene.open();
                Peer peer = Peer.start("create", transport.address())) {
            peer.line();
            MessageQueue mine = transport.createQueue(3);
            assertEquals(
                    6,
                    Scene.thingsIn(transport).size(),
                    Scene.thingsIn(transport).toString());

            peer.kill();
            try (MmapTransport next = MmapTransport.attach(transport.address())) {
                assertEquals(
                        1, Scene.thingsIn(next).size(), Scene.thingsIn(next).toString());
            }
            assertEquals(3, transport.attachQueue(mine.share()).capacity());
        }
    }

    @Test
    void sessionOfTheDeadIsReclaimedByTheNext() {
        Path dead;
        try (Peer peer = Peer.start("open", directory.toString())) {
            dead = Path.of(peer.line());
            peer.kill();
        }
        assertTrue(Files.exists(dead));

        scene.open().close();

        assertFalse(Files.exists(dead));
    }

    @Test
    void sessionOfTheLivingIsNotReclaimed() {
        try (Peer peer = Peer.start("open", directory.toString())) {
            Path living = Path.of(peer.line());

            scene.open().close();

            assertTrue(Files.exists(living));
            peer.goOn();
            assertEquals(0, peer.join());
            assertFalse(Files.exists(living));
        }
    }

    @Test
    void ownSessionIsNotReclaimedAndKeepsItsLocks() {
        try (MmapTransport first = scene.open();
                MmapTransport second = scene.open();
                Peer peer = Peer.start("open", directory.toString())) {
            peer.line();

            assertTrue(Files.exists(Path.of(first.address())));
            assertTrue(Files.exists(Path.of(second.address())));
        }
    }

    @Test
    void sessionThatItsMakerLeftUnfinishedIsReclaimed() throws IOException {
        scene.open().close();
        Path unfinished = Files.createDirectory(scene.user().resolve("0123456789abc"));
        Path empty = Files.createDirectory(scene.user().resolve("0123456789abd"));
        Files.createFile(empty.resolve(ParticipantLayout.FILE));

        scene.open().close();

        assertFalse(Files.exists(unfinished));
        assertFalse(Files.exists(empty));
    }

    @Test
    void whatIsNoSessionIsLeftAlone() throws IOException {
        scene.open().close();
        Path file = Files.createFile(scene.user().resolve("0123456789abc"));
        Path other =
                Files.createDirectories(scene.user().resolve("my-own/thing")).getParent();

        scene.open().close();

        assertTrue(Files.exists(file));
        assertTrue(Files.exists(other));
    }

    @Test
    void sessionThatCannotBeReclaimedDoesNotKeepOthersFromStarting() throws IOException {
        scene.open().close();
        Files.createDirectories(scene.user().resolve("0123456789abc/nested/deeper"));

        MmapTransport transport = scene.open();

        assertTrue(Files.exists(Path.of(transport.address())));
        transport.close();
    }

    @Test
    void endedSessionSaysSo() {
        MmapTransport transport = scene.open();
        transport.close();

        TransportException error =
                assertThrows(TransportException.class, () -> MmapTransport.attach(transport.address()));

        assertEquals("session has ended: session=" + transport.address(), error.getMessage());
    }

    @Test
    void whoHasTheFileOfAnEndedSessionOpenMayNotJoin() throws IOException {
        MmapTransport transport = scene.open();
        Path session = Path.of(transport.address());
        ParticipantFile file = new ParticipantFile(
                session, PrivateFiles.createZeroed(directory.resolve("copy"), ParticipantLayout.SIZE), null);
        assertThrows(CorruptDataException.class, file::requireWhole);
        transport.close();
        ParticipantFile.create(directory);
        try (ParticipantFile late = ParticipantFile.open(directory)) {
            late.end();

            TransportException error = assertThrows(TransportException.class, () -> ParticipantTable.join(late));

            assertEquals("session has ended: session=" + directory, error.getMessage());
        }
    }

    @Test
    void usedUpSlotsAreLeftOut() throws IOException {
        ParticipantFile.create(directory);
        try (ParticipantFile file = ParticipantFile.open(directory)) {
            file.table().setIntRelease(ParticipantLayout.generationAt(0), ParticipantLayout.MAX_GENERATION - 1);

            int last = ParticipantTable.join(file).self();
            file.locks().release(ParticipantLayout.LOCKS_AT);
            int next = ParticipantTable.join(file).self();

            assertEquals(ParticipantLayout.MAX_GENERATION << 10, last);
            assertEquals(1 << 10 | 1, next);
        }
    }

    @Test
    void tooManyParticipantsAreToldTheMost() throws IOException {
        ParticipantFile.create(directory);
        try (ParticipantFile file = ParticipantFile.open(directory)) {
            for (int i = 0; i < ParticipantLayout.SLOTS; i++) {
                ParticipantTable.join(file);
            }

            TransportException error = assertThrows(TransportException.class, () -> ParticipantTable.join(file));

            assertEquals("too many processes in one session: session=" + directory + ", max=1024", error.getMessage());
        }
    }

    @Test
    void damagedFileOfParticipantsIsRefused() {
        for (int at : new int[] {ParticipantLayout.MAGIC_AT, ParticipantLayout.VERSION_AT}) {
            Path session;
            try (Peer peer = Peer.start("open", directory.toString())) {
                session = Path.of(peer.line());
                SharedBytes table = PrivateFiles.open(session.resolve(ParticipantLayout.FILE));
                int right = table.getIntAcquire(at);
                table.setIntRelease(at, right + 1);

                assertThrows(CorruptDataException.class, () -> MmapTransport.attach(session.toString()));

                table.setIntRelease(at, right);
                MmapTransport.attach(session.toString()).close();
            }
        }
    }

    @Test
    void fileOfParticipantsCutShortIsRefused() throws IOException {
        Path session = Files.createDirectory(
                directory.resolve("short"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.write(session.resolve(ParticipantLayout.FILE), new byte[100]);

        assertThrows(CorruptDataException.class, () -> MmapTransport.attach(session.toString()));
    }

    @Test
    void sessionThatOthersMayEnterIsRefused() throws IOException {
        try (Peer peer = Peer.start("open", directory.toString())) {
            Path session = Path.of(peer.line());
            Files.setPosixFilePermissions(session, PosixFilePermissions.fromString("rwxr-x---"));

            TransportException error =
                    assertThrows(TransportException.class, () -> MmapTransport.attach(session.toString()));

            assertTrue(error.getMessage().contains("its permissions are rwxr-x---"), error.getMessage());
        }
    }

    @Test
    void addressThroughALinkIsTheSameSession() throws IOException {
        Path link =
                Files.createSymbolicLink(directory.resolve("link"), Files.createDirectory(directory.resolve("real")));
        try (MmapTransport first = new Scene(link).open()) {
            assertFalse(first.address().contains("link"), first.address());
            Path alias = link.resolve(link.toRealPath().relativize(Path.of(first.address())));

            try (MmapTransport second = MmapTransport.attach(alias.toString())) {
                assertEquals(first.address(), second.address());
            }
        }
    }

    @Test
    void copyOfTheLibraryInAnotherClassLoaderKeepsAway() throws ReflectiveOperationException, IOException {
        URL[] homes = {
            MmapTransport.class.getProtectionDomain().getCodeSource().getLocation(),
            TransportException.class.getProtectionDomain().getCodeSource().getLocation()
        };
        try (MmapTransport transport = scene.open();
                URLClassLoader loader = new URLClassLoader(homes, ClassLoader.getPlatformClassLoader())) {
            var attach = loader.loadClass(MmapTransport.class.getName()).getDeclaredMethod("attach", String.class);
            attach.setAccessible(true);

            var error = assertThrows(
                    java.lang.reflect.InvocationTargetException.class, () -> attach.invoke(null, transport.address()));

            assertTrue(
                    error.getCause().getMessage().startsWith("another copy of this library in this process"),
                    error.getCause().toString());
            assertTrue(transport.participants().isAlive(transport.participants().self()));
        }
    }

    @Test
    void pendingInterruptDisturbsNeitherOpeningNorJoiningNorLeaving() {
        Thread.currentThread().interrupt();

        MmapTransport first = scene.open();
        MmapTransport second = MmapTransport.attach(first.address());
        second.close();
        first.close();

        assertTrue(Thread.interrupted());
        assertEquals(List.of(), scene.sessions());
    }

    @Test
    void joiningWaitsForWhoeverIsInTheMiddleOfJoining() throws Exception {
        try (Peer peer = Peer.start("open", directory.toString())) {
            String session = peer.line();
            ParticipantFile file = OwnSessions.enter(Path.of(session));
            assertTrue(file.locks().tryHold(ParticipantLayout.MEMBERSHIP_LOCK));
            Thread joiner = new Thread(() -> MmapTransport.attach(session).close());
            joiner.start();
            joiner.join(50);
            assertTrue(joiner.isAlive(), "joined though somebody else was in the middle of it");

            file.locks().release(ParticipantLayout.MEMBERSHIP_LOCK);

            joiner.join(SOON.toMillis());
            assertFalse(joiner.isAlive());
            OwnSessions.leave(Path.of(session));
        }
    }

    @Test
    void toStringTellsTheSessionAndHowItWaits() {
        try (MmapTransport transport = scene.open()) {
            assertEquals(
                    "mmap[session=" + transport.address() + ", participant="
                            + transport.participants().self() + ", waiting=doorbell]",
                    transport.toString());
        }
    }
}
