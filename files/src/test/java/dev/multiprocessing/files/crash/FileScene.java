package dev.multiprocessing.files.crash;

import dev.multiprocessing.files.Session;
import dev.multiprocessing.files.SharedTransport;
import dev.multiprocessing.files.UserDirectory;
import dev.multiprocessing.spi.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Sessions in a directory of their own, and a look at the files in it. */
public class FileScene {

    private final Path parent;

    public FileScene(Path parent) {
        this.parent = parent;
    }

    public final Settings settings() {
        return settings(Map.of());
    }

    protected final Settings settings(Map<String, String> further) {
        Map<String, String> made = new HashMap<>(further);
        made.put(UserDirectory.SETTING, parent.toString());
        return new Settings(name -> Optional.ofNullable(made.get(name)));
    }

    /** A session without a transport over it. */
    public final Session session() {
        return Session.create(Subject.here().medium(settings()), settings());
    }

    public final SharedTransport open() {
        return open(settings());
    }

    protected static SharedTransport open(Settings settings) {
        return SharedTransport.open(Subject.here().medium(settings), settings);
    }

    public static SharedTransport attach(String address) {
        return SharedTransport.attach(address, Subject.here().medium(Settings.none()), Settings.none());
    }

    /** The directory of this user's sessions. */
    public final Path user() {
        return UserDirectory.place(settings(), Subject.here().medium(settings()).directoryPrefix());
    }

    /** The names of all sessions there are. */
    public final List<String> sessions() {
        return list(user()).stream().filter(name -> !name.startsWith(".")).toList();
    }

    /** The names of the files of a session that belong to queues, channels and regions. */
    public static List<String> thingsIn(SharedTransport transport) {
        return list(Path.of(transport.address())).stream()
                .filter(name -> name.matches("[qcr][0-9a-f]+-.*"))
                .toList();
    }

    /** A file of the session whose name begins so. */
    public static Path fileIn(SharedTransport transport, String beginning) {
        String name = thingsIn(transport).stream()
                .filter(file -> file.startsWith(beginning))
                .findFirst()
                .orElseThrow();
        return Path.of(transport.address(), name);
    }

    public static List<String> list(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
