package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.files.OwnSessions;
import dev.multiprocessing.files.ParticipantFile;
import dev.multiprocessing.files.ParticipantLayout;
import dev.multiprocessing.files.ParticipantTable;
import dev.multiprocessing.files.PrivateFiles;
import dev.multiprocessing.files.SharedTransport;
import dev.multiprocessing.spi.CorruptDataException;
import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ParticipantsTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private Scene scene; // written before each test

    @BeforeEach
    void setScene() {
        scene = new Scene(directory);
    }

    @Test
    void lastOfSeveralParticipantsInOneProcessEndsTheSession() {
        SharedTransport first = scene.open();
        SharedTransport second = Scene.attach(first.address());

        first.close();
        assertEquals(1, scene.sessions().size());
        assertTrue(second.participants().isAlive(second.participants().self()));

        second.close();
        assertEquals(List.of(), scene.sessions());
    }

    @Test
    void participantsOfOneProcessHaveDifferentIdsAlsoOneAfterTheOther() {
        try (SharedTransport first = scene.open()) {
            Set<Integer> ids = new HashSet<>(Set.of(first.participants().self()));
            for (int i = 0; i < 20; i++) {
                try (SharedTransport next = Scene.attach(first.address())) {
                    assertTrue(ids.add(next.participants().self()));
                    assertTrue(first.participants().isAlive(next.participants().self()));
                }
            }
        }
    }

    @Test
    void whoLeftIsNotAlive() {
        try (SharedTransport first = scene.open()) {
            SharedTransport second = Scene.attach(first.address());
            int id = second.participants().self();

            second.close();

            assertFalse(first.participants().isAlive(id));
        }
    }

    @Test
    void idsThatNeverExistedAreNotAlive() {
        try (SharedTransport transport = scene.open()) {
            for (int id : new int[] {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1, 1 << 10 | 5}) {
                assertFalse(transport.participants().isAlive(id), "id=" + id);
            }
        }
    }

    @Test
    void anotherProcessSeesThatThisOneLivesAlsoAfterAParticipantOfItLeft() {
        try (SharedTransport first = scene.open();
                Peer peer = Peer.start("join", first.address())) {
            peer.line();
            Scene.attach(first.address()).close();

            try (Peer other = Peer.start("open", directory.toString())) { // it reclaims what is dead
                other.line();
                assertTrue(Files.exists(Path.of(first.address())));
            }
        }
    }

    @Test
    void killedParticipantIsDeadAndItsSlotGetsANewId() {
        try (SharedTransport transport = scene.open();
                Peer peer = Peer.start("join", transport.address())) {
            int id = Integer.parseInt(peer.line());
            assertTrue(transport.participants().isAlive(id));

            peer.kill();

            assertFalse(transport.participants().isAlive(id));
            try (SharedTransport next = Scene.attach(transport.address())) {
                int nextId = next.participants().self();
                assertEquals(ParticipantLayout.slotOf(id), ParticipantLayout.slotOf(nextId));
                assertNotEquals(id, nextId);
                assertFalse(transport.participants().isAlive(id));
            }
        }
    }

    @Test
    void whoHasTheFileOfAnEndedSessionOpenMayNotJoin() throws IOException {
        SharedTransport transport = scene.open();
        Path session = Path.of(transport.address());
        ParticipantFile file = new ParticipantFile(
                session, PrivateFiles.createZeroed(directory.resolve("copy"), ParticipantLayout.SIZE), null);
        assertThrows(CorruptDataException.class, file::requireWhole);
        transport.close();
        ParticipantFile.create(directory, MmapMedium.VERSION);
        try (ParticipantFile late = ParticipantFile.open(directory)) {
            late.end();

            TransportException error = assertThrows(TransportException.class, () -> ParticipantTable.join(late));

            assertEquals("session has ended: session=" + directory, error.getMessage());
        }
    }

    @Test
    void usedUpSlotsAreLeftOut() throws IOException {
        ParticipantFile.create(directory, MmapMedium.VERSION);
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
    void damagedGenerationIsRefusedAsItsIdCouldBeAnothers() throws IOException {
        ParticipantFile.create(directory, MmapMedium.VERSION);
        try (ParticipantFile file = ParticipantFile.open(directory)) {
            file.table().setIntRelease(ParticipantLayout.generationAt(0), Integer.MIN_VALUE);

            CorruptDataException error = assertThrows(CorruptDataException.class, () -> ParticipantTable.join(file));

            assertEquals(
                    "damaged file of participants: session=" + directory + ", slot=0, generation=-2147483648",
                    error.getMessage());
        }
    }

    @Test
    void tooManyParticipantsAreToldTheMost() throws IOException {
        ParticipantFile.create(directory, MmapMedium.VERSION);
        try (ParticipantFile file = ParticipantFile.open(directory)) {
            for (int i = 0; i < ParticipantLayout.SLOTS; i++) {
                ParticipantTable.join(file);
            }

            TransportException error = assertThrows(TransportException.class, () -> ParticipantTable.join(file));

            assertEquals("too many processes in one session: session=" + directory + ", max=1024", error.getMessage());
        }
    }

    @Test
    void joiningWaitsForWhoeverIsInTheMiddleOfJoining() throws Exception {
        try (Peer peer = Peer.start("open", directory.toString())) {
            String session = peer.line();
            ParticipantFile file = OwnSessions.enter(Path.of(session));
            assertTrue(file.locks().tryHold(ParticipantLayout.MEMBERSHIP_LOCK));
            Thread joiner = new Thread(() -> Scene.attach(session).close());
            joiner.start();
            joiner.join(50);
            assertTrue(joiner.isAlive(), "joined though somebody else was in the middle of it");

            file.locks().release(ParticipantLayout.MEMBERSHIP_LOCK);

            joiner.join(SOON.toMillis());
            assertFalse(joiner.isAlive());
            OwnSessions.leave(Path.of(session));
        }
    }
}
