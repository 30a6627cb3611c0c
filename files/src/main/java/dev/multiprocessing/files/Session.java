package dev.multiprocessing.files;

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
public final class Session {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path directory;
    private final ParticipantTable participants;
    private final Medium medium;
    private final Medium.Part part;
    private final long maxBacklog;

    private Session(Path directory, ParticipantTable participants, Medium medium, long maxBacklog) {
        this.directory = directory;
        this.participants = participants;
        this.medium = medium;
        this.part = medium.join(directory, participants);
        this.maxBacklog = maxBacklog;
    }

    /** Makes a new session, after reclaiming those in which nobody lives. */
    public static Session create(Medium medium, Settings settings) {
        long maxBacklog = RingLimits.bytes(settings);
        Path user = UserDirectory.find(settings, medium.directoryPrefix());
        return OwnSessions.exclusively(() -> {
            try (KernelLocks locks = lockOf(user)) {
                holdUserLock(user, locks);
                Reclaim.deadSessions(user);
                return createIn(user, medium, maxBacklog);
            } catch (IOException e) {
                throw new TransportException("cannot make a session: directory=" + user + ", reason=" + e, e);
            }
        });
    }

    /** Joins the session of another process, or of this one. */
    public static Session attach(String address, Medium medium, Settings settings) {
        long maxBacklog = RingLimits.bytes(settings);
        return OwnSessions.exclusively(() -> {
            try {
                Path directory = Path.of(address).toRealPath();
                UserDirectory.requirePrivate(directory);
                return join(directory, medium, maxBacklog);
            } catch (NoSuchFileException e) {
                throw new TransportException("session has ended: session=" + address, e);
            } catch (IOException e) {
                throw new TransportException("cannot join the session: session=" + address + ", reason=" + e, e);
            }
        });
    }

    private static Session createIn(Path user, Medium medium, long maxBacklog) throws IOException {
        Path directory = user.resolve(Long.toString(new SecureRandom().nextLong() & Long.MAX_VALUE, 36));
        UserDirectory.createInside(directory);
        boolean created = false;
        try {
            ParticipantFile.create(directory, medium.version());
            Session session = join(directory, medium, maxBacklog);
            created = true;
            return session;
        } finally {
            if (!created) {
                Reclaim.delete(directory);
            }
        }
    }

    private static Session join(Path directory, Medium medium, long maxBacklog) throws IOException {
        ParticipantFile file = OwnSessions.enter(directory);
        boolean joined = false;
        try {
            file.requireMedium(medium);
            Session session = new Session(directory, ParticipantTable.join(file), medium, maxBacklog);
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

    public Path directory() {
        return directory;
    }

    public Path file(String name) {
        return directory.resolve(name);
    }

    public ParticipantTable participants() {
        return participants;
    }

    public Medium medium() {
        return medium;
    }

    public Medium.Part part() {
        return part;
    }

    public Waking waking() {
        return part.waking();
    }

    /** The most bytes of messages that this process lets wait in one queue, or one direction of a pipe. */
    public long maxBacklog() {
        return maxBacklog;
    }

    /** Leaves; the last one deletes the directory. */
    public void leave() {
        try {
            part.close();
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
}
