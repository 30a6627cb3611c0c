package dev.multiprocessing.examples;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;

/** A program in a JVM of its own, and what it and its children say; neither it nor they outlive this. */
final class OwnJvm implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 40;

    private final Process process;
    private final Path errors;

    private OwnJvm(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    /** Starts a JVM with these arguments; what goes to its standard error is kept in the folder. */
    static OwnJvm start(Path folder, List<String> arguments) throws IOException {
        return start(folder, arguments, Map.of());
    }

    private static OwnJvm start(Path folder, List<String> arguments, Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1"); // it ends soon
        command.addAll(arguments);
        Path errors = Files.createTempFile(folder, "stderr", null);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        return new OwnJvm(builder.start(), errors);
    }

    /** Starts a program of the test class path. */
    static OwnJvm startProgram(Path folder, Class<?> program, String... options) throws IOException {
        return startProgram(folder, program, Map.of(), options);
    }

    /** Starts a program of the test class path with further variables in its environment. */
    static OwnJvm startProgram(Path folder, Class<?> program, Map<String, String> environment, String... options)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("-classpath", System.getProperty("java.class.path"), program.getName()));
        return start(folder, arguments, environment);
    }

    /** The next line on its standard output. */
    String line() throws IOException {
        return reader().readLine();
    }

    private BufferedReader reader() {
        return process.inputReader(StandardCharsets.UTF_8); // the same one each time
    }

    /** The rest of its standard output, once it and all its children have closed it. */
    String output() throws IOException {
        StringBuilder rest = new StringBuilder();
        for (int character = reader().read(); character >= 0; character = reader().read()) {
            rest.append((char) character);
        }
        return rest.toString();
    }

    /** Its standard error, once it has ended. */
    String errors() throws IOException, InterruptedException {
        exitCode();
        return Files.readString(errors);
    }

    /** Its exit code, once it has ended. */
    int exitCode() throws InterruptedException {
        Assertions.assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the program has not ended");
        return process.exitValue();
    }

    /** Lets it see the end of its standard input. */
    void endInput() throws IOException {
        process.getOutputStream().close();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
