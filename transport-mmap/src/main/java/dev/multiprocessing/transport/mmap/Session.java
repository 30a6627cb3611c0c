package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;

/**
 * A directory of shared files, and this process's part in it.
 *
 * <p>Sessions are made and reclaimed under a lock of the user's directory, so that a session is never seen before its
 * maker is in it: one in which nobody lives is dead, and its directory is deleted.
 */
final class Session {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path directory;
    private final ParticipantTable participants;
    private final Bells bells;
    private final long maxBacklog;

    private Session(Path directory, ParticipantTable participants, Options options) {
        this.directory = directory;
        this.participants = participants;
        this.bells = new Bells(directory, participants, options.waiting());
        this.maxBacklog = options.maxBacklog();
    }

    /** Makes a new session, after reclaiming those in which nobody lives. */
    static Session create(Settings settings) {
        Options options = Options.of(settings);
        Path user = UserDirectory.find(settings);
        return OwnSessions.exclusively(() -> {
            try (KernelLocks locks = lockOf(user)) {
                holdUserLock(user, locks);
                Reclaim.deadSessions(user);
                return createIn(user, options);
            } catch (IOException e) {
                throw new TransportException("cannot make a session: directory=" + user + ", reason=" + e, e);
            }
        });
    }

    /** Joins the session of another process, or of this one. */
    static Session attach(String address, Settings settings) {
        Options options = Options.of(settings);
        return OwnSessions.exclusively(() -> {
            try {
                Path directory = Path.of(address).toRealPath();
                UserDirectory.requirePrivate(directory);
                return join(directory, options);
            } catch (NoSuchFileException e) {
                throw new TransportException("session has ended: session=" + address, e);
            } catch (IOException e) {
                throw new TransportException("cannot join the session: session=" + address + ", reason=" + e, e);
            }
        });
    }

    private static Session createIn(Path user, Options options) throws IOException {
        Path directory = user.resolve(Long.toString(new SecureRandom().nextLong() & Long.MAX_VALUE, 36));
        UserDirectory.createInside(directory);
        boolean created = false;
        try {
            ParticipantFile.create(directory);
            Session session = join(directory, options);
            created = true;
            return session;
        } finally {
            if (!created) {
                Reclaim.delete(directory);
            }
        }
    }

    private static Session join(Path directory, Options options) throws IOException {
        ParticipantFile file = OwnSessions.enter(directory);
        boolean joined = false;
        try {
            Session session = new Session(directory, ParticipantTable.join(file), options);
            joined = true;
            return session;
        } finally {
            if (!joined) {
                OwnSessions.leave(directory);
            }
        }
    }

    private static KernelLocks lockOf(Path user) throws IOException {
        Path file = user.resolve(".lock");
        PrivateFiles.createIfAbsent(file);
        return KernelLocks.on(file);
    }

    private static void holdUserLock(Path user, KernelLocks locks) {
        if (!locks.hold(0, PATIENCE)) {
            throw new TransportException("another process stays in the middle of making a session: directory=" + user
                    + ", waited=" + PATIENCE + "; is it stopped?");
        }
    }

    Path directory() {
        return directory;
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    ParticipantTable participants() {
        return participants;
    }

    Bells bells() {
        return bells;
    }

    /** The most bytes of messages that this process lets wait in one queue, or one direction of a pipe. */
    long maxBacklog() {
        return maxBacklog;
    }

    /** Leaves; the last one deletes the directory. */
    void leave() {
        try {
            bells.close();
        } finally {
            OwnSessions.exclusively(() -> {
                try {
                    participants.leave(() -> Reclaim.delete(directory));
                } finally {
                    OwnSessions.leave(directory);
                }
                return null;
            });
        }
    }

    /** What the deployer chose for this process's part in a session. */
    private record Options(Waiting waiting, long maxBacklog) {

        static Options of(Settings settings) {
            return new Options(Waiting.of(settings), RingLimits.bytes(settings));
        }
    }
}
