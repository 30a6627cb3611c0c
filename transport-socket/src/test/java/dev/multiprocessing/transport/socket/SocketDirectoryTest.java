package dev.multiprocessing.transport.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of killed hosts goes with the next start, and what is anybody else's stays. */
class SocketDirectoryTest {

    private static final FileTime LONG_AGO = FileTime.from(Instant.now().minus(Duration.ofHours(1)));

    @TempDir
    Path parent;

    @Test
    void directoryWhoseHostIsGoneIsRemovedByTheNext() throws IOException {
        Path dead = abandoned("mp-socket-dead");
        Files.setLastModifiedTime(dead, LONG_AGO);

        SocketDirectory.createIn(parent).delete();

        assertFalse(Files.exists(dead));
    }

    @Test
    void directoryOfAHostThatListensStays() throws IOException {
        Path alive = Files.createDirectory(parent.resolve("mp-socket-alive"));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(alive.resolve("hub")));
            Files.setLastModifiedTime(alive, LONG_AGO);

            SocketDirectory.createIn(parent).delete();

            assertTrue(Files.exists(alive.resolve("hub")));
        }
    }

    @Test
    void directoryOfAHostThatIsStoppedStaysAndHoldsNobodyUp() throws IOException {
        Path alive = Files.createDirectory(parent.resolve("mp-socket-stopped"));
        try (FullServer server = FullServer.at(alive.resolve("hub"))) {
            Files.setLastModifiedTime(alive, LONG_AGO);

            assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> SocketDirectory.createIn(parent).delete());

            assertTrue(Files.exists(server.file()));
        }
    }

    @Test
    void youngOneStaysSinceItsHostMayBeAboutToListen() throws IOException {
        Path young = abandoned("mp-socket-young");

        SocketDirectory.createIn(parent).delete();

        assertTrue(Files.exists(young));
    }

    @Test
    void directoryWithSomethingElseInItStays() throws IOException {
        Path dead = abandoned("mp-socket-full");
        Files.createFile(dead.resolve("precious"));
        Files.setLastModifiedTime(dead, LONG_AGO);

        SocketDirectory.createIn(parent).delete();

        assertTrue(Files.exists(dead.resolve("precious")));
    }

    @Test
    void linkThatIsCalledLikeOneIsNotFollowed() throws IOException {
        Path target = Files.createDirectory(parent.resolve("target"));
        Files.createSymbolicLink(parent.resolve("mp-socket-link"), target);
        Files.setLastModifiedTime(target, LONG_AGO);

        SocketDirectory.createIn(parent).delete();

        assertTrue(Files.exists(target));
    }

    @Test
    void pathThatIsTooLongIsExplainedAndLeavesNothing() throws IOException {
        Path deep = Files.createDirectories(parent.resolve("d".repeat(60)).resolve("e".repeat(60)));

        TransportException refusal =
                assertThrows(TransportException.class, () -> Listening.open(Settings.none(), deep));

        assertTrue(refusal.getMessage().contains(Listening.ADDRESS), refusal::getMessage);
        try (Stream<Path> left = Files.list(deep)) {
            assertEquals(List.of(), left.toList());
        }
    }

    /** A socket at which nobody listens any more. */
    private Path abandoned(String name) throws IOException {
        Path directory = Files.createDirectory(parent.resolve(name));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(directory.resolve("hub")));
        }
        return directory;
    }

    @Test
    void sessionLeavesNothing() throws IOException {
        Transport transport = SocketTransport.open(Listening.open(Settings.none(), parent));
        transport.close();

        try (Stream<Path> left = Files.list(parent)) {
            assertEquals(List.of(), left.toList());
        }
    }
}
