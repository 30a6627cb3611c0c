package dev.multiprocessing.files;

import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Deletes what killed processes left behind: sessions in which nobody lives, and things in a session that nobody holds.
 */
public final class Reclaim {

    private static final Pattern SESSION = Pattern.compile("[0-9a-z]{1,13}");
    private static final Duration LONG_AGO = Duration.ofMinutes(1);

    private Reclaim() {}

    /** Looks at every session of the user; called under the lock of the user's directory. */
    public static void deadSessions(Path user) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(user)) {
            for (Path entry : entries) {
                if (isOldProbe(entry)) {
                    PrivateFiles.delete(entry);
                } else if (isSession(entry) && !OwnSessions.contains(entry)) {
                    deleteIfDead(entry);
                }
            }
        }
    }

    /**
     * Ends the things of a session that were only held by processes that are dead, and deletes their files; what does
     * not go is no reason not to take part in the session.
     */
    public static void unheldThings(Session session) {
        try (Stream<Path> files = Files.list(session.directory())) {
            files.map(file -> file.getFileName().toString()).forEach(name -> reclaim(session, name));
        } catch (IOException | UncheckedIOException e) {
            warn("cannot look for what the dead held", session.directory(), e);
        }
    }

    private static void reclaim(Session session, String file) {
        try {
            Matcher thing = Things.NAME.matcher(file);
            if (thing.matches()) {
                reclaimThing(session, file, Integer.parseUnsignedInt(thing.group(1), 16));
            } else if (Asides.isOrphan(file, session.participants())) {
                PrivateFiles.delete(session.file(file));
            }
        } catch (TransportException e) {
            return; // somebody is just making it, or has just ended it, or it cannot be deleted
        }
    }

    /** Deletes a session's directory; sessions have no directories inside. */
    public static void delete(Path session) {
        PrivateFiles.deleteMatching(session, name -> true);
        PrivateFiles.delete(session);
    }

    /** One that a process was killed with; others are there for an instant only. */
    private static boolean isOldProbe(Path entry) throws IOException {
        if (!entry.getFileName().toString().startsWith(UserDirectory.PROBE)) {
            return false;
        }
        try {
            FileTime made = Files.getLastModifiedTime(entry, LinkOption.NOFOLLOW_LINKS);
            return made.toInstant().isBefore(Instant.now().minus(LONG_AGO));
        } catch (NoSuchFileException e) {
            return false; // its maker has deleted it
        }
    }

    /** Whether an entry of the user's directory is a session, dead or alive. */
    public static boolean isSession(Path entry) {
        return SESSION.matcher(entry.getFileName().toString()).matches()
                && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
    }

    private static void reclaimThing(Session session, String name, int maker) {
        if (Thing.isUnfinished(session, name) && !session.participants().isAlive(maker)) {
            PrivateFiles.delete(session.file(name));
            return;
        }
        Thing thing = Thing.open(session, name, ThingLayout.kindOf(name.charAt(0)));
        if (thing.endIfUnheld()) {
            Thing.deleteFiles(session, List.of(thing));
        }
    }

    private static void deleteIfDead(Path session) {
        try {
            if (isDead(session)) {
                delete(session);
            }
        } catch (IOException | TransportException e) {
            warn("cannot reclaim a dead session", session, e);
        }
    }

    private static boolean isDead(Path session) throws IOException {
        try (ParticipantFile file = ParticipantFile.open(session)) {
            boolean dead = file.locks().tryHold(ParticipantLayout.MEMBERSHIP_LOCK)
                    && !file.locks().isHeld(ParticipantLayout.LOCKS_AT, ParticipantLayout.SLOTS);
            if (dead && file.isWhole()) {
                file.end();
            }
            return dead;
        } catch (NoSuchFileException e) {
            return true; // its maker died before it had a file of participants
        }
    }

    private static void warn(String what, Path directory, Throwable cause) {
        System.getLogger(Reclaim.class.getName())
                .log(Level.WARNING, what + ": directory=" + directory + ", reason=" + cause);
    }
}
