package dev.multiprocessing.mirror;

import dev.multiprocessing.spi.Transport;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Who takes part in a session: a file for each participant, which it deletes when it leaves and not when it dies. */
final class Roster {

    private final Path directory;
    private final Path own;
    private final Set<String> knownDead = new HashSet<>(); // guarded by this

    private Roster(Path directory, Path own) {
        this.directory = directory;
        this.own = own;
    }

    /** Writes a participant down. */
    static Roster join(Transport transport) {
        try {
            Path directory = directory(transport);
            String name = ProcessHandle.current().pid() + "-"
                    + transport.participants().self();
            return new Roster(directory, Files.createFile(directory.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder of the session, for as long as the trial lasts. */
    static Path directory(Transport transport) throws IOException {
        String session = Integer.toHexString(transport.address().hashCode());
        return Files.createDirectories(Path.of(System.getProperty(Trial.DIRECTORY), session));
    }

    void leave() {
        own.toFile().delete();
    }

    /** Whether a participant has died. */
    boolean knowsOfDeath() {
        return !dead().isEmpty();
    }

    /** Whether a participant has died since this was asked last. */
    synchronized boolean hearsOfDeath() {
        return knownDead.addAll(dead());
    }

    private Set<String> dead() {
        Set<String> dead = new HashSet<>();
        for (File file : directory.toFile().listFiles()) {
            long pid = Long.parseLong(file.getName().split("-")[0]);
            if (ProcessHandle.of(pid).isEmpty()) {
                dead.add(file.getName());
            }
        }
        return dead;
    }

    /** A participant that is on the roster of its session while it takes part. */
    abstract static class Member extends PassingTransport {

        final Roster roster;

        Member(Transport transport) {
            super(transport);
            roster = join(transport);
        }

        @Override
        public void close() {
            roster.leave();
            super.close();
        }
    }
}
