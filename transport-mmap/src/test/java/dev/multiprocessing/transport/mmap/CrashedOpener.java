package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A directory in which a child opens a session, reclaims what the dead have left, and closes it as the last one. */
final class CrashedOpener extends CrashScene {

    private final Path directory;
    private final String dead;
    private final Bystander bystander =
            new Bystander(this::belongings, () -> scene.open().close());

    /** One with a dead session in it. */
    CrashedOpener(Path directory) {
        super(directory);
        this.directory = directory;
        try (Peer peer = Peer.start("open", directory.toString())) {
            this.dead = Path.of(peer.line()).getFileName().toString();
        }
        assertEquals(List.of(dead), scene.sessions());
    }

    @Override
    List<String> arguments() {
        return List.of(directory.toString());
    }

    /** Whoever opens a session reclaims those of the dead. */
    @Override
    void goOnMeanwhile() throws InterruptedException {
        bystander.goRound();
    }

    /** The session of the child, and its files, until it has ended: then anybody deletes what is left of it. */
    private List<String> belongings() {
        return scene.sessions().stream()
                .filter(name -> !name.equals(dead))
                .filter(name -> Files.exists(scene.user().resolve(name).resolve(ParticipantLayout.FILE)))
                .flatMap(name -> Stream.concat(
                        Stream.of(name),
                        Scene.list(scene.user().resolve(name)).stream().map(file -> name + "/" + file)))
                .toList();
    }

    @Override
    String meanwhile() {
        return ", rounds of a bystander=" + bystander.rounds();
    }

    @Override
    void verify(boolean killed) throws InterruptedException {
        bystander.requireEnd();
        try (MmapTransport next = scene.open()) {
            assertEquals(List.of(Path.of(next.address()).getFileName().toString()), scene.sessions());
        }
    }
}
