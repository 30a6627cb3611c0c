package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.spi.Waiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;

/**
 * A directory of shared files, and this process's part in it.
 *
 * <p>Sessions are made and reclaimed under a lock of the user's directory, so that a session is never seen before its maker
 * is in it: one in which nobody lives is dead, and its directory is deleted.
 */
final class Session {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path directory;
    private final ParticipantTable participants;
    private final Bells bells;

    private Session(Path directory, ParticipantTable participants) {
        this.directory = directory;
        this.participants = participants;
        this.bells = new Bells(directory, participants);
    }

    /** Makes a new session, after reclaiming those in which nobody lives. */
    static Session create(Settings settings) {
        Path user = UserDirectory.find(settings);
        return OwnSessions.exclusively(() -> {
            try {
                KernelLocks locks = lockOf(user);
                try {
                    Reclaim.deadSessions(user);
                    Path directory = user.resolve(Long.toString(new SecureRandom().nextLong() & Long.MAX_VALUE, 36));
                    UserDirectory.createInside(directory);
                    return joined(directory, ParticipantTable.create(directory));
                } finally {
                    locks.close();
                }
            } catch (IOException e) {
                throw new TransportException("cannot make a session: directory=" + user + ", reason=" + e, e);
            }
        });
    }

    /** Joins the session of another process. */
    static Session attach(Path directory) {
        return OwnSessions.exclusively(() -> {
            if (OwnSessions.contains(directory)) {
                throw new TransportException("this process takes part in the session already: session=" + directory);
            }
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                throw new TransportException("session has ended: session=" + directory);
            }
            try {
                return joined(directory, ParticipantTable.attach(directory));
            } catch (IOException e) {
                throw new TransportException("cannot join the session: session=" + directory + ", reason=" + e, e);
            }
        });
    }

    private static Session joined(Path directory, ParticipantTable participants) {
        OwnSessions.add(directory);
        Session session = new Session(directory, participants);
        session.bells.hangInBackground();
        return session;
    }

    private static KernelLocks lockOf(Path user) throws IOException {
        Path file = user.resolve(".lock");
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            PrivateFiles.createIfAbsent(file);
        }
        KernelLocks locks = KernelLocks.on(file);
        boolean held = false;
        try {
            held = Waiter.polling().until(Deadline.after(PATIENCE), () -> locks.tryHold(0));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!held) {
                locks.close();
            }
        }
        if (!held) {
            throw new TransportException("another process stays in the middle of making a session: lock=" + file
                    + ", waited=" + PATIENCE + "; is it stopped?");
        }
        return locks;
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

    /** Leaves; the last one deletes the directory. */
    void leave() {
        bells.close();
        OwnSessions.exclusively(() -> {
            try {
                participants.leave(() -> Reclaim.delete(directory));
            } finally {
                participants.close();
                OwnSessions.remove(directory);
            }
            return null;
        });
    }
}
