package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

/** A directory in which a child opens a session, reclaims what the dead have left, and closes it as the last one. */
final class CrashedOpener extends CrashScene {

    private final Path directory;

    /** One with a dead session in it. */
    CrashedOpener(Path directory) {
        super(directory);
        this.directory = directory;
        try (Peer dead = Peer.start("open", directory.toString())) {
            dead.line();
        }
        assertEquals(1, scene.sessions().size());
    }

    @Override
    List<String> arguments() {
        return List.of(directory.toString());
    }

    @Override
    void verify(boolean killed) {
        try (MmapTransport next = scene.open()) {
            assertEquals(List.of(Path.of(next.address()).getFileName().toString()), scene.sessions());
        }
    }
}
