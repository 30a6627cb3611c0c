package dev.multiprocessing.tck.runner;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.multiprocessing.spi.TransportProvider;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One run of the jar, as a person starts it. */
record Run(int exitCode, String printed, Path out) {

    private static final Path JAR = Path.of("target/multiprocessing-tck.jar");

    static Run of(Path out, String... words) throws IOException, InterruptedException {
        Path printed = Files.createTempFile("tck-runner", ".txt");
        try {
            Process process = start(out, printed, words);
            assertTrue(process.waitFor(300, TimeUnit.SECONDS), "it does not end");
            return new Run(process.exitValue(), Files.readString(printed), out);
        } finally {
            Files.delete(printed);
        }
    }

    static Process start(Path out, Path printed, String... words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-jar", JAR.toString(), "--out", out.toString()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
    }

    /** A folder with a transport's classes, as its author has it. */
    static Path author(Path folder, Class<? extends TransportProvider> provider) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(TransportProvider.class.getName()), provider.getName());
        String place = provider.getPackageName().replace('.', '/');
        Path classes = Files.createDirectories(folder.resolve(place));
        try (Stream<Path> files = Files.list(Path.of("target/test-classes", place))) {
            for (Path file : files.toList()) {
                Files.copy(file, classes.resolve(file.getFileName()));
            }
        }
        return folder;
    }

    /** The artifact of this project with that name. */
    static String jar(String name) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains(name))
                .findFirst()
                .orElseThrow();
    }

    JsonObject json() throws IOException {
        return JsonParser.parseString(Files.readString(out.resolve("tck-result.json")))
                .getAsJsonObject();
    }

    /** A rule in the report for programs. */
    JsonObject rule(String id) throws IOException {
        for (JsonElement rule : json().getAsJsonArray("rules")) {
            if (rule.getAsJsonObject().get("id").getAsString().equals(id)) {
                return rule.getAsJsonObject();
            }
        }
        throw new AssertionError("not reported: " + id);
    }

    String outcome(String id) throws IOException {
        return rule(id).get("outcome").getAsString();
    }

    /** The only test of a rule. */
    JsonObject test(String id) throws IOException {
        return rule(id).getAsJsonArray("tests").get(0).getAsJsonObject();
    }
}
