package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.files.ParticipantFile;
import dev.multiprocessing.files.SharedTransport;
import dev.multiprocessing.files.UserDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Two processes start at the same moment, again and again, where many sessions are to be reclaimed. */
final class ReclaimRace {

    private static final int ROUNDS = 20;
    private static final int DEAD_SESSIONS = 10;

    private final Scene scene;

    ReclaimRace(Scene scene) {
        this.scene = scene;
    }

    /** With a peer that reopens a session at each order, and has said its process id. */
    void run(Peer there) throws IOException {
        UserDirectory.find(scene.settings(), MmapMedium.DIRECTORY_PREFIX);
        for (int round = 0; round < ROUNDS; round++) {
            List<Path> dead = makeDeadSessions();

            there.goOn();
            try (SharedTransport here = scene.open()) {
                Path other = Path.of(there.line());

                assertTrue(Files.exists(other));
                assertTrue(Files.exists(Path.of(here.address())));
                assertTrue(here.participants().isAlive(here.participants().self()));
                assertEquals(List.of(), dead.stream().filter(Files::exists).toList());
                there.goOn();
                assertEquals("closed", there.line());
            }
        }
    }

    /** Sessions whose makers died, of which nothing lives but files. */
    private List<Path> makeDeadSessions() throws IOException {
        List<Path> dead = new ArrayList<>();
        for (int i = 0; i < DEAD_SESSIONS; i++) {
            Path session = scene.user().resolve("0dead" + i);
            UserDirectory.createInside(session);
            ParticipantFile.create(session, MmapMedium.VERSION);
            dead.add(session);
        }
        return dead;
    }
}
