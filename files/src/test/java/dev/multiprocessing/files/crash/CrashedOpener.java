package dev.multiprocessing.files.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.multiprocessing.files.ParticipantLayout;
import dev.multiprocessing.files.SharedTransport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A directory in which a child opens a session, reclaims what the dead have left, and closes it as the last one. */
public final class CrashedOpener extends CrashScene {

    private final Path directory;
    private final String dead;
    private final Bystander bystander =
            new Bystander(this::belongings, () -> scene.open().close());

    /** One with a dead session in it. */
    public CrashedOpener(Path directory) {
        super(directory);
        this.directory = directory;
        try (Child peer = Child.start("openAndStay", directory.toString())) {
            this.dead = Path.of(peer.line()).getFileName().toString();
        }
        assertEquals(List.of(dead), scene.sessions());
    }

    @Override
    public List<String> arguments() {
        return List.of(directory.toString());
    }

    /** Whoever opens a session reclaims those of the dead. */
    @Override
    public void goOnMeanwhile() throws InterruptedException {
        bystander.goRound();
    }

    /** The session of the child, and its files, until it has ended: then anybody deletes what is left of it. */
    private List<String> belongings() {
        return scene.sessions().stream()
                .filter(name -> !name.equals(dead))
                .filter(name -> Files.exists(scene.user().resolve(name).resolve(ParticipantLayout.FILE)))
                .flatMap(name -> Stream.concat(
                        Stream.of(name),
                        FileScene.list(scene.user().resolve(name)).stream().map(file -> name + "/" + file)))
                .toList();
    }

    @Override
    public String meanwhile() {
        return ", rounds of a bystander=" + bystander.rounds();
    }

    @Override
    public void verify(boolean killed) throws InterruptedException {
        bystander.requireEnd();
        try (SharedTransport next = scene.open()) {
            assertEquals(List.of(Path.of(next.address()).getFileName().toString()), scene.sessions());
        }
    }
}
