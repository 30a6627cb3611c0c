package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.files.ParticipantLayout;
import dev.multiprocessing.files.PrivateFiles;
import dev.multiprocessing.files.SharedBytes;
import dev.multiprocessing.files.SharedTransport;
import dev.multiprocessing.files.crash.Messages;
import dev.multiprocessing.spi.CorruptDataException;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SessionTest {

    @TempDir
    Path directory;

    private Scene scene; // written before each test

    @BeforeEach
    void setScene() {
        scene = new Scene(directory);
    }

    @Test
    void closedSessionLeavesNothingButTheLockFile() {
        SharedTransport transport = scene.open();
        transport.createQueue(5);
        transport.createRegion(100);

        transport.close();

        assertEquals(List.of(".lock"), Scene.list(scene.user()));
    }

    @Test
    void closingTwiceDoesNothing() {
        SharedTransport transport = scene.open();

        transport.close();
        transport.close();

        assertEquals(List.of(), scene.sessions());
    }

    @Test
    void filesAndDirectoriesAreForTheirOwnerOnly() throws IOException, InterruptedException {
        try (SharedTransport transport = scene.openWithBells()) {
            MessageQueue queue = transport.createQueue(5);
            queue.put(Messages.of(1, 0, 100), Deadline.NOW);
            queue.put(Messages.of(1, 1, 2_000_000), Deadline.NOW);
            Path session = Path.of(transport.address());
            Scene.awaitBell(transport);

            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(session)));
            for (String file : Scene.list(session)) {
                Path path = session.resolve(file);
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)), file);
            }
        }
    }

    @Test
    void endedSessionSaysSo() {
        SharedTransport transport = scene.open();
        transport.close();

        TransportException error = assertThrows(TransportException.class, () -> Scene.attach(transport.address()));

        assertEquals("session has ended: session=" + transport.address(), error.getMessage());
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

                assertThrows(CorruptDataException.class, () -> Scene.attach(session.toString()));

                table.setIntRelease(at, right);
                Scene.attach(session.toString()).close();
            }
        }
    }

    @Test
    void sessionOfAnotherTransportIsRefused() {
        SharedTransport transport = scene.open();
        SharedBytes table = PrivateFiles.open(Path.of(transport.address()).resolve(ParticipantLayout.FILE));
        table.setIntRelease(ParticipantLayout.MEDIUM_AT, 1_001);

        TransportException error = assertThrows(TransportException.class, () -> Scene.attach(transport.address()));

        assertEquals(
                "session of another transport: session=" + transport.address() + ", medium=1001, expected=1 (mmap);"
                        + " use one transport, in one version, in all processes",
                error.getMessage());
        transport.close();
    }

    @Test
    void fileOfParticipantsCutShortIsRefused() throws IOException {
        Path session = Files.createDirectory(
                directory.resolve("short"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.write(session.resolve(ParticipantLayout.FILE), new byte[100]);

        assertThrows(CorruptDataException.class, () -> Scene.attach(session.toString()));
    }

    @Test
    void sessionThatOthersMayEnterIsRefused() throws IOException {
        try (Peer peer = Peer.start("open", directory.toString())) {
            Path session = Path.of(peer.line());
            Files.setPosixFilePermissions(session, PosixFilePermissions.fromString("rwxr-x---"));

            TransportException error = assertThrows(TransportException.class, () -> Scene.attach(session.toString()));

            assertTrue(error.getMessage().contains("its permissions are rwxr-x---"), error.getMessage());
        }
    }

    @Test
    void addressThroughALinkIsTheSameSession() throws IOException {
        Path link =
                Files.createSymbolicLink(directory.resolve("link"), Files.createDirectory(directory.resolve("real")));
        try (SharedTransport first = new Scene(link).open()) {
            assertFalse(first.address().contains("link"), first.address());
            Path alias = link.resolve(link.toRealPath().relativize(Path.of(first.address())));

            try (SharedTransport second = Scene.attach(alias.toString())) {
                assertEquals(first.address(), second.address());
            }
        }
    }

    @Test
    void copyOfTheLibraryInAnotherClassLoaderKeepsAway() throws ReflectiveOperationException, IOException {
        URL[] homes = {
            MmapMedium.class.getProtectionDomain().getCodeSource().getLocation(),
            SharedTransport.class.getProtectionDomain().getCodeSource().getLocation(),
            TransportException.class.getProtectionDomain().getCodeSource().getLocation()
        };
        try (SharedTransport transport = scene.open();
                URLClassLoader loader = new URLClassLoader(homes, ClassLoader.getPlatformClassLoader())) {
            var attach = loader.loadClass(MmapMedium.class.getName())
                    .getDeclaredMethod("attach", String.class, loader.loadClass(Settings.class.getName()));
            attach.setAccessible(true);
            Object settings =
                    loader.loadClass(Settings.class.getName()).getMethod("none").invoke(null);

            var error = assertThrows(
                    java.lang.reflect.InvocationTargetException.class,
                    () -> attach.invoke(null, transport.address(), settings));

            assertTrue(
                    error.getCause().getMessage().startsWith("another copy of this library in this process"),
                    error.getCause().toString());
            assertTrue(transport.participants().isAlive(transport.participants().self()));
        }
    }

    @Test
    void pendingInterruptDisturbsNeitherOpeningNorJoiningNorLeaving() {
        Thread.currentThread().interrupt();

        SharedTransport first = scene.open();
        SharedTransport second = Scene.attach(first.address());
        second.close();
        first.close();

        assertTrue(Thread.interrupted());
        assertEquals(List.of(), scene.sessions());
    }

    @Test
    void toStringTellsTheSessionAndHowItWaits() {
        try (SharedTransport transport = scene.openWithBells()) {
            assertEquals(
                    "mmap[session=" + transport.address() + ", participant="
                            + transport.participants().self() + ", waiting=doorbell]",
                    transport.toString());
        }
    }
}
