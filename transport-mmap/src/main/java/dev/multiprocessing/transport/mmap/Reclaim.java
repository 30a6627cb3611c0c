package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Deletes what sessions left behind whose participants were all killed. */
final class Reclaim {

    private Reclaim() {}

    /** Looks at every session of the user; called under the lock of the user's directory. */
    static void deadSessions(Path user) throws IOException {
        try (DirectoryStream<Path> sessions =
                Files.newDirectoryStream(user, entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))) {
            for (Path session : sessions) {
                if (!OwnSessions.contains(session)) {
                    deleteIfDead(session);
                }
            }
        }
    }

    /** Deletes a session's directory; sessions have no directories inside. */
    static void delete(Path session) {
        PrivateFiles.deleteMatching(session, name -> true);
        PrivateFiles.delete(session);
    }

    private static void deleteIfDead(Path session) {
        Path file = session.resolve(ParticipantLayout.FILE);
        try (KernelLocks locks = KernelLocks.on(file)) {
            if (locks.tryHold(ParticipantLayout.MEMBERSHIP_LOCK)
                    && !locks.isHeld(ParticipantLayout.LOCKS_AT, ParticipantLayout.SLOTS)) {
                end(file);
                delete(session);
            }
        } catch (NoSuchFileException e) {
            delete(session); // its maker died before it had a file of participants
        } catch (IOException | TransportException e) {
            System.getLogger(Reclaim.class.getName())
                    .log(Level.WARNING, "cannot reclaim a dead session: directory=" + session, e);
        }
    }

    /** Tells whoever is about to join that it is too late. */
    private static void end(Path file) {
        SharedBytes table = PrivateFiles.open(file);
        if (table.size() == ParticipantLayout.SIZE) {
            table.setIntRelease(ParticipantLayout.STATE_AT, ParticipantLayout.STATE_ENDED);
        }
    }
}
