package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.files.Cursors;
import dev.multiprocessing.files.OwnSessions;
import dev.multiprocessing.files.ParticipantFile;
import dev.multiprocessing.files.ParticipantLayout;
import dev.multiprocessing.files.PrivateFiles;
import dev.multiprocessing.files.Reclaim;
import dev.multiprocessing.files.SharedBytes;
import dev.multiprocessing.files.Thing;
import dev.multiprocessing.files.ThingLayout;
import dev.multiprocessing.files.Things;
import dev.multiprocessing.files.UserDirectory;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The command that shows what is going on: the sessions of this user, who takes part in them, and of each queue,
 * channel and region, how much waits in it, how often somebody slept at it, and how often a lock of it was taken over
 * from the dead. It changes nothing in any of them.
 */
final class Status {

    private static final String GONE = "gone";

    private final PrintStream out;

    private Status(PrintStream out) {
        this.out = out;
    }

    /** No arguments; the setting of the directory is a system property, as in programs. */
    public static void main(String[] arguments) {
        show(new Settings(name -> Optional.ofNullable(System.getProperty(name))), System.out);
    }

    /** Prints the status of all sessions of the settings' directory; makes nothing where there is none. */
    static void show(Settings settings, PrintStream out) {
        Path user = UserDirectory.place(settings, MmapMedium.DIRECTORY_PREFIX);
        try {
            List<Path> sessions = sessionsIn(user);
            if (sessions.isEmpty()) {
                out.println("no sessions: directory=" + user);
            }
            sessions.forEach(new Status(out)::showSession);
        } catch (TransportException | IOException e) {
            out.println(user + ": " + describe(e));
        }
    }

    /** Whose directory it is, is not asked, as it takes a file to tell. */
    private static List<Path> sessionsIn(Path user) throws IOException {
        if (!Files.exists(user, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        UserDirectory.requirePrivate(user);
        return sorted(user.toRealPath()).stream().filter(Reclaim::isSession).toList();
    }

    private void showSession(Path session) {
        try {
            List<Path> files = sorted(session);
            out.println(session + ": " + attempt(() -> describeParticipants(session)));
            files.forEach(this::showThing);
        } catch (IOException e) {
            out.println(session + ": " + describe(e));
        }
    }

    private void showThing(Path file) {
        String name = file.getFileName().toString();
        if (Things.NAME.matcher(name).matches()) {
            int kind = ThingLayout.kindOf(name.charAt(0));
            out.println("  " + name + " " + attempt(() -> describeThing(PrivateFiles.find(file), kind)));
        }
    }

    /** What goes away while this looks, or is damaged, keeps nobody from seeing the rest. */
    private static String attempt(Description description) {
        try {
            return description.make();
        } catch (TransportException | IOException e) {
            return describe(e);
        }
    }

    /** To look at the locks of a session that this process takes part in would drop them. */
    private static String describeParticipants(Path session) throws IOException {
        if (OwnSessions.contains(session)) {
            return "this process takes part";
        }
        try (ParticipantFile file = ParticipantFile.open(session)) {
            file.requireWhole();
            int living = 0;
            for (int slot = 0; slot < ParticipantLayout.SLOTS; slot++) {
                living += file.locks().isHeld(ParticipantLayout.LOCKS_AT + slot, 1) ? 1 : 0;
            }
            return "living participants=" + living;
        }
    }

    private static String describeThing(Optional<SharedBytes> found, int kind) {
        if (found.isEmpty()) {
            return GONE;
        }
        SharedBytes bytes = found.get();
        if (Thing.isUnfinished(bytes)) {
            return "unfinished or damaged: size=" + bytes.size();
        }
        long size = bytes.getLongAcquire(ThingLayout.SIZE_AT);
        return switch (kind) {
            case ThingLayout.QUEUE -> "queue " + describeRing(bytes, ThingLayout.FIRST_DIRECTION) + " capacity=" + size;
            case ThingLayout.CHANNEL ->
                "channel " + describeRing(bytes, ThingLayout.FIRST_DIRECTION) + " and back "
                        + describeRing(bytes, ThingLayout.SECOND_DIRECTION);
            default -> "region bytes=" + size + " sleeps=" + WaitPoint.sleepsAt(bytes, ThingLayout.REGION_WAITERS_AT);
        };
    }

    private static String describeRing(SharedBytes bytes, int direction) {
        Cursors cursors = new Cursors(bytes, direction);
        return "depth=" + cursors.size() + " file bytes=" + cursors.bytes() + " sleeps of takers="
                + WaitPoint.sleepsAt(bytes, ThingLayout.notEmptyAt(direction)) + " and putters="
                + WaitPoint.sleepsAt(bytes, ThingLayout.notFullAt(direction)) + " recoveries="
                + cursors.recoveries();
    }

    private static String describe(Exception failure) {
        if (failure instanceof NoSuchFileException) {
            return GONE;
        }
        return "damaged: " + (failure instanceof TransportException ? failure.getMessage() : failure);
    }

    private static List<Path> sorted(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** What may fail to be described. */
    @FunctionalInterface
    private interface Description {
        String make() throws IOException;
    }
}
