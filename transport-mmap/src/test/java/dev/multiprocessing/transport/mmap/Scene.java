package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.spi.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Sessions in a directory of their own, and a look at the files in it. */
final class Scene {

    private final Path parent;

    Scene(Path parent) {
        this.parent = parent;
    }

    Settings settings() {
        Map<String, String> made = Map.of(UserDirectory.SETTING, parent.toString());
        return new Settings(name -> Optional.ofNullable(made.get(name)));
    }

    MmapTransport open() {
        return MmapTransport.open(settings());
    }

    /** The directory of this user's sessions. */
    Path user() {
        return parent.resolve("mp-" + System.getProperty("user.name").replaceAll("[^A-Za-z0-9_-]", "_"));
    }

    /** The names of all sessions there are. */
    List<String> sessions() {
        return list(user()).stream().filter(name -> !name.startsWith(".")).toList();
    }

    /** The names of the files of a session that belong to queues, channels and regions. */
    static List<String> thingsIn(MmapTransport transport) {
        return list(Path.of(transport.address())).stream()
                .filter(name -> !name.equals(ParticipantLayout.FILE) && !name.startsWith("bell-"))
                .toList();
    }

    /** Waits until the participant's bell hangs, which is made in the background. */
    static void awaitBell(MmapTransport transport) {
        while (!transport.toString().contains("waiting=doorbell")) {
            Thread.onSpinWait();
        }
    }

    /** A file of the session whose name begins so. */
    static Path fileIn(MmapTransport transport, String beginning) {
        String name = thingsIn(transport).stream()
                .filter(file -> file.startsWith(beginning))
                .findFirst()
                .orElseThrow();
        return Path.of(transport.address(), name);
    }

    static List<String> list(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
