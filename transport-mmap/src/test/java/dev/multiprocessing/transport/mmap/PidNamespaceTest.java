package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.files.SharedTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Processes that cannot see each other's process ids, as in containers, but share a directory. */
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no PID namespaces there")
class PidNamespaceTest {

    /** Ten times as long as it may take. */
    private static final long BOUND_NANOS = Duration.ofSeconds(10).toNanos();

    @TempDir
    Path directory;

    private Scene scene; // written before each test

    @BeforeEach
    void setScene() throws InterruptedException, IOException {
        PidNamespace.assumeAllowed();
        scene = new Scene(directory);
    }

    @AfterEach
    void leaveNothing() {
        scene.open().close();
        assertEquals(List.of(), scene.sessions());
    }

    @Test
    void neitherReclaimsALivingSessionOfTheOther() {
        try (SharedTransport here = scene.open();
                Peer there = Peer.startInPidNamespace("open", directory.toString())) {
            Path other = Path.of(there.line());
            assertTrue(Files.exists(Path.of(here.address())));

            scene.open().close();

            assertTrue(Files.exists(other));
            there.goOn();
            assertEquals(0, there.join());
            assertFalse(Files.exists(other));
        }
    }

    @Test
    void deathThereIsSeenHere() {
        try (SharedTransport here = scene.open();
                Peer there = Peer.startInPidNamespace("join", here.address())) {
            int id = Integer.parseInt(there.line());
            assertTrue(here.participants().isAlive(id));

            long killed = System.nanoTime();
            there.kill();

            while (here.participants().isAlive(id)) {
                assertTrue(System.nanoTime() - killed < BOUND_NANOS, "still alive");
            }
        }
    }

    @Test
    void deathHereIsSeenThere() {
        try (SharedTransport session = scene.open();
                Peer here = Peer.start("join", session.address());
                Peer there = Peer.startInPidNamespace("watch", session.address(), here.line())) {
            assertEquals("true", there.line());

            long killed = System.nanoTime();
            here.kill();

            assertEquals("dead", there.line());
            assertTrue(System.nanoTime() - killed < BOUND_NANOS, "seen too late");
        }
    }

    @Test
    void sessionThatDiedThereIsReclaimedHere() {
        try (Peer there = Peer.startInPidNamespace("open", directory.toString())) {
            Path dead = Path.of(there.line());
            there.kill();
            assertTrue(Files.exists(dead));

            scene.open().close();

            assertFalse(Files.exists(dead));
        }
    }

    @Test
    void sessionThatDiedHereIsReclaimedThere() {
        try (Peer here = Peer.start("open", directory.toString())) {
            Path dead = Path.of(here.line());
            here.kill();

            try (Peer there = Peer.startInPidNamespace("open", directory.toString())) {
                assertTrue(Files.exists(Path.of(there.line())));
                assertFalse(Files.exists(dead));
            }
        }
    }

    @Test
    void startsThatReclaimAtTheSameMomentDoNoHarm() throws IOException {
        try (Peer there = Peer.startInPidNamespace("reopen", directory.toString())) {
            assertEquals("1", there.line(), "the process id there");
            new ReclaimRace(scene).run(there);
        }
    }
}
