package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.spi.TransportProvider;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real child JVM that does one of the {@link PeerJobs}, as seen from the test that started it. */
final class Peer implements AutoCloseable {

    /** The class path of the transport and these tests. */
    static final String CLASSES = String.join(
            File.pathSeparator, home(PeerJobs.class), home(MmapTransportProvider.class), home(TransportProvider.class));

    private final Process process;
    private final BufferedReader answers;
    private final Writer orders;

    private Peer(Process process) {
        this.process = process;
        this.answers = process.inputReader();
        this.orders = process.outputWriter();
    }

    /** Starts a job. */
    static Peer start(String job, String... arguments) {
        return start(List.of(), "auto", job, arguments);
    }

    /** Starts a job in a process that sleeps in this way. */
    static Peer startWaiting(String waiting, String job, String... arguments) {
        return start(List.of(), waiting, job, arguments);
    }

    /** Starts a job in a process that the machine lets make no longer files. */
    static Peer startWithLimitedFiles(int bytes, String job, String... arguments) {
        String limit = "ulimit -f " + bytes / 512 + "; exec \"$@\"";
        return start(List.of("sh", "-c", limit, "sh"), "auto", job, arguments);
    }

    /** Starts a job in a PID namespace of its own, with which it ends: there it is process 1, and sees no other. */
    static Peer startInPidNamespace(String job, String... arguments) {
        return start(PidNamespace.COMMAND, "auto", job, arguments);
    }

    /** Starts an operation of the crash tests with woven classes. */
    static Peer startWoven(WovenClasses woven, String operation, int stopAt, String... arguments) {
        List<String> all = new ArrayList<>(List.of(operation, Integer.toString(stopAt)));
        all.addAll(List.of(arguments));
        return start(List.of(), "auto", woven.options(), CrashOperations.class, all);
    }

    private static Peer start(List<String> prefix, String waiting, String job, String... arguments) {
        List<String> all = new ArrayList<>(List.of(job));
        all.addAll(List.of(arguments));
        return start(prefix, waiting, List.of("-cp", CLASSES), PeerJobs.class, all);
    }

    private static Peer start(
            List<String> prefix, String waiting, List<String> classes, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED",
                "-D" + Waiting.SETTING + "=" + waiting));
        command.addAll(classes);
        command.add(main.getName());
        command.addAll(arguments);
        try {
            return new Peer(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** The next line it prints. */
    String line() {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new AssertionError("the child ended early: exit code=" + process.waitFor());
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Lets it go on from where it waits for an order. */
    void goOn() {
        try {
            orders.write("go on\n");
            orders.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Kills it as the kernel would, and returns when it is gone. What starts a process in a namespace of its own ends
     * with that.
     */
    void kill() {
        List<ProcessHandle> inside = process.children().toList();
        inside.forEach(ProcessHandle::destroyForcibly);
        if (inside.isEmpty()) {
            process.destroyForcibly();
        }
        join();
    }

    /** Waits for its end. */
    int join() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Ends it, whatever it does. */
    @Override
    public void close() {
        kill();
    }

    private static String home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
