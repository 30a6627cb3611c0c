package dev.multiprocessing.transport.agrona;

import dev.multiprocessing.files.PrivateFiles;
import dev.multiprocessing.files.Reclaim;
import dev.multiprocessing.files.SharedBytes;
import dev.multiprocessing.files.UserDirectory;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The command that shows what participants of this user's sessions have counted. It changes nothing in any of them. */
final class Status {

    private final PrintStream out;

    private Status(PrintStream out) {
        this.out = out;
    }

    /** No arguments; the setting of the directory is a system property, as in programs. */
    public static void main(String[] arguments) {
        show(new Settings(name -> Optional.ofNullable(System.getProperty(name))), System.out);
    }

    /** Prints the counters in all sessions of the settings' directory; makes nothing where there is none. */
    static void show(Settings settings, PrintStream out) {
        Path user = UserDirectory.place(settings, AgronaMedium.DIRECTORY_PREFIX);
        try {
            List<Path> sessions = sessionsIn(user);
            if (sessions.isEmpty()) {
                out.println("no session: directory=" + user);
            }
            sessions.forEach(new Status(out)::showSession);
        } catch (IOException e) {
            out.println("cannot look: directory=" + user + ", reason=" + e);
        }
    }

    private static List<Path> sessionsIn(Path user) throws IOException {
        if (!Files.exists(user, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        UserDirectory.requirePrivate(user);
        return sorted(user.toRealPath()).stream().filter(Reclaim::isSession).toList();
    }

    private void showSession(Path session) {
        out.println(session);
        try {
            sorted(session).stream()
                    .filter(file -> file.getFileName().toString().startsWith(Counters.PREFIX))
                    .forEach(this::showCounters);
        } catch (IOException e) {
            out.println("  gone");
        }
    }

    /** What goes away while this looks, or is damaged, keeps nobody from seeing the rest. */
    private void showCounters(Path file) {
        try {
            PrivateFiles.find(file).ifPresent(this::showCounters);
        } catch (TransportException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            out.println("  " + file.getFileName() + " damaged: " + e.getMessage());
        }
    }

    private void showCounters(SharedBytes bytes) {
        out.println("  participant=" + Integer.toHexString(Counters.participantIn(bytes)));
        Counters.reader(bytes, Buffers.VARHANDLE)
                .forEach((value, id, label) -> out.println("    " + label + "=" + value));
    }

    private static List<Path> sorted(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
