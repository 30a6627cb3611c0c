package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Region;
import dev.multiprocessing.spi.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Sessions in a directory of their own, and a look at the files in it. */
final class Scene {

    private final Path parent;

    Scene(Path parent) {
        this.parent = parent;
    }

    Settings settings() {
        return settings(Map.of());
    }

    private Settings settings(Map<String, String> further) {
        Map<String, String> made = new HashMap<>(further);
        made.put(UserDirectory.SETTING, parent.toString());
        return new Settings(name -> Optional.ofNullable(made.get(name)));
    }

    MmapTransport open() {
        return MmapTransport.open(settings());
    }

    /** A session whose maker has so much patience with threads that are just copying a message. */
    MmapTransport openWith(Duration patience) {
        return MmapTransport.open(settings(), patience);
    }

    /** Opens a session in which everybody hangs a bell. */
    MmapTransport openWithBells() {
        return openWaiting("doorbell");
    }

    /** Opens a session, and sleeps in this way. */
    MmapTransport openWaiting(String waiting) {
        return MmapTransport.open(settings(Map.of(Waiting.SETTING, waiting)));
    }

    static MmapTransport attach(String address) {
        return MmapTransport.attach(address, Settings.none());
    }

    /** The directory of this user's sessions. */
    Path user() {
        return parent.resolve("mp-" + System.getProperty("user.name").replaceAll("[^A-Za-z0-9_-]", "_"));
    }

    /** The names of all sessions there are. */
    List<String> sessions() {
        return list(user()).stream().filter(name -> !name.startsWith(".")).toList();
    }

    /** The lines that the command of the status prints, which does something after each. */
    List<String> status(Consumer<String> afterLine) {
        List<String> lines = new ArrayList<>();
        Status.show(settings(), new PrintStream(OutputStream.nullOutputStream()) {
            @Override
            public void println(String line) {
                lines.add(line);
                afterLine.accept(line);
            }
        });
        return lines;
    }

    /** The names of the files of a session that belong to queues, channels and regions. */
    static List<String> thingsIn(MmapTransport transport) {
        return list(Path.of(transport.address())).stream()
                .filter(name -> !name.equals(ParticipantLayout.FILE) && !name.startsWith("bell-"))
                .toList();
    }

    /** Has the participant's bell hung, which is done in the background once a thread of it sleeps. */
    static void awaitBell(MmapTransport transport) throws InterruptedException {
        ParticipantTable participants = (ParticipantTable) transport.participants();
        int own = ParticipantLayout.slotOf(participants.self());
        Region region = transport.createRegion(8);
        while (participants.bellAt(own) == ParticipantLayout.NO_BELL) {
            region.await(0, 0, Deadline.after(Duration.ofMillis(1)));
        }
        region.close();
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
