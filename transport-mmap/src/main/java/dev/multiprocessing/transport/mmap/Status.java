package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
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

    private final PrintStream out;

    private Status(PrintStream out) {
        this.out = out;
    }

    /** No arguments; the setting of the directory is a system property, as in programs. */
    public static void main(String[] arguments) throws IOException {
        show(new Settings(name -> Optional.ofNullable(System.getProperty(name))), System.out);
    }

    /** Prints the status of all sessions of the settings' directory. */
    static void show(Settings settings, PrintStream out) throws IOException {
        if (!UserDirectory.exists(settings)) {
            return;
        }
        for (Path session : sorted(UserDirectory.find(settings))) {
            if (Files.isDirectory(session)) {
                new Status(out).showSession(session);
            }
        }
    }

    private void showSession(Path session) throws IOException {
        out.println(session + ": " + describeParticipants(session));
        for (Path file : sorted(session)) {
            String name = file.getFileName().toString();
            if (Things.NAME.matcher(name).matches()) {
                out.println("  " + name + " " + describeThing(file, ThingLayout.kindOf(name.charAt(0))));
            }
        }
    }

    /** To look at the locks of a session that this process takes part in would drop them. */
    private static String describeParticipants(Path session) throws IOException {
        if (OwnSessions.contains(session)) {
            return "this process takes part";
        }
        try (ParticipantFile file = ParticipantFile.open(session)) {
            int living = 0;
            for (int slot = 0; slot < ParticipantLayout.SLOTS; slot++) {
                living += file.locks().isHeld(ParticipantLayout.LOCKS_AT + slot, 1) ? 1 : 0;
            }
            return "living participants=" + living;
        }
    }

    private static String describeThing(Path file, int kind) {
        Optional<SharedBytes> found = PrivateFiles.find(file).filter(bytes -> bytes.size() >= ThingLayout.PAGE);
        if (found.isEmpty()) {
            return "gone";
        }
        SharedBytes bytes = found.get();
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
        try {
            return "depth=" + cursors.size() + " file bytes=" + cursors.bytes() + " sleeps of takers="
                    + WaitPoint.sleepsAt(bytes, ThingLayout.notEmptyAt(direction)) + " and putters="
                    + WaitPoint.sleepsAt(bytes, ThingLayout.notFullAt(direction)) + " recoveries="
                    + cursors.recoveries();
        } catch (TransportException e) {
            return "damaged";
        }
    }

    private static List<Path> sorted(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }
}
