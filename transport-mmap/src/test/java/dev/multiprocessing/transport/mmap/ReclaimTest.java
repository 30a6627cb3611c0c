package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.files.ParticipantLayout;
import dev.multiprocessing.files.SharedTransport;
import dev.multiprocessing.spi.MessageQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReclaimTest {

    @TempDir
    Path directory;

    private Scene scene; // written before each test

    @BeforeEach
    void setScene() {
        scene = new Scene(directory);
    }

    @Test
    void thingsThatOnlyTheDeadHeldGoWhenTheirSlotIsTaken() {
        try (SharedTransport transport = scene.open();
                Peer peer = Peer.start("create", transport.address())) {
            peer.line();
            MessageQueue mine = transport.createQueue(3);
            assertEquals(
                    6,
                    Scene.thingsIn(transport).size(),
                    Scene.thingsIn(transport).toString());

            peer.kill();
            try (SharedTransport next = Scene.attach(transport.address())) {
                assertEquals(
                        1, Scene.thingsIn(next).size(), Scene.thingsIn(next).toString());
            }
            assertEquals(3, transport.attachQueue(mine.share()).capacity());
        }
    }

    @Test
    void whoJoinsTakesTheSlotOfTheDeadAndNotOneThatIsFree() {
        try (SharedTransport transport = scene.open()) {
            try (SharedTransport early = Scene.attach(transport.address());
                    Peer peer = Peer.start("create", early.address())) {
                peer.line();
                peer.kill();
            }
            assertEquals(5, Scene.thingsIn(transport).size());

            try (SharedTransport next = Scene.attach(transport.address())) {
                assertEquals(List.of(), Scene.thingsIn(next));
            }
        }
    }

    @Test
    void whatTheDeadLeftAndNobodyCanDeleteKeepsNobodyFromJoining() throws IOException {
        try (SharedTransport transport = scene.open();
                Peer peer = Peer.start("create", transport.address())) {
            peer.line();
            Path inTheWay = Path.of(
                    transport.address(),
                    "q400-0a.aside-" + Integer.toHexString(ParticipantLayout.participant(900, 1)) + "-0");
            Path inside = Files.createDirectories(inTheWay.resolve("inside"));
            peer.kill();

            Scene.attach(transport.address()).close();

            Files.delete(inside);
            Files.delete(inTheWay);
        }
    }

    @Test
    void thingsThatTheProgramDroppedGoWhenTheyAreCollected() throws InterruptedException {
        try (SharedTransport transport = scene.open()) {
            for (int i = 0; i < 10; i++) {
                transport.createRegion(100);
            }
            for (int tries = 0; Scene.thingsIn(transport).size() > 5; tries++) {
                assertTrue(tries < 1000, Scene.thingsIn(transport)::toString);
                System.gc();
                Thread.sleep(10);
                transport.createRegion(100).close();
            }
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
    void startsThatReclaimAtTheSameMomentDoNoHarm() throws IOException {
        try (Peer peer = Peer.start("reopen", directory.toString())) {
            peer.line();
            new ReclaimRace(scene).run(peer);
        }
    }

    @Test
    void ownSessionIsNotReclaimedAndKeepsItsLocks() {
        try (SharedTransport first = scene.open();
                SharedTransport second = scene.open();
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

        SharedTransport transport = scene.open();

        assertTrue(Files.exists(Path.of(transport.address())));
        transport.close();
    }
}
