package dev.multiprocessing.files.crash;

import dev.multiprocessing.files.SharedTransport;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real child JVM that does what its main class says, as seen from the test that started it. */
public class Child implements AutoCloseable {

    private final Process process;
    private final BufferedReader answers;
    private final Writer orders;

    protected Child(Process process) {
        this.process = process;
        this.answers = process.inputReader();
        this.orders = process.outputWriter();
    }

    /** The class path of the transport and these tests. */
    public static String classes() {
        return Stream.concat(
                        Stream.of(
                                Subject.here().getClass(), Child.class, SharedTransport.class, TransportProvider.class),
                        Subject.here().homes().stream())
                .map(Child::home)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Starts an operation of the crash tests, with the real classes, that goes on until it is told to stop. */
    static Child start(String operation, String... arguments) {
        return startOperation(List.of("-cp", classes()), operation, CrashSteps.NONE, arguments);
    }

    /** Starts an operation of the crash tests with woven classes. */
    static Child startWoven(WovenClasses woven, String operation, int stopAt, String... arguments) {
        return startOperation(woven.options(), operation, stopAt, arguments);
    }

    private static Child startOperation(List<String> options, String operation, int stopAt, String... arguments) {
        List<String> all = new ArrayList<>(List.of(operation, Integer.toString(stopAt)));
        all.addAll(List.of(arguments));
        return new Child(startJvm(List.of(), options, CrashOperations.class, all));
    }

    /** Starts a JVM, by a command before it. */
    protected static Process startJvm(
            List<String> prefix, List<String> options, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m"));
        command.addAll(Subject.here().options());
        command.addAll(options);
        command.add(main.getName());
        command.addAll(arguments);
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In a child: waits for the test's next line. */
    public static void awaitOrder() throws IOException {
        int read = System.in.read();
        while (read != '\n') {
            if (read < 0) {
                Runtime.getRuntime().halt(3); // the test is gone
            }
            read = System.in.read();
        }
    }

    public final long pid() {
        return process.pid();
    }

    /** The next line it prints. */
    public final String line() {
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
    public final void goOn() {
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
    public final void kill() {
        List<ProcessHandle> inside = process.children().toList();
        inside.forEach(ProcessHandle::destroyForcibly);
        if (inside.isEmpty()) {
            process.destroyForcibly();
        }
        join();
    }

    /** Waits for its end. */
    public final int join() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Ends it, whatever it does. */
    @Override
    public final void close() {
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
