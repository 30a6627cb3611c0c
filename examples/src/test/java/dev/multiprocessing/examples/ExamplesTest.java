package dev.multiprocessing.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.multiprocessing.spi.TransportProvider;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each example prints what its comment says and nothing else, on every transport present, in a JVM of its own; on the
 * heap transport, where a child is a thread and cannot be killed, those that kill nobody.
 */
class ExamplesTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/multiprocessing/examples");
    private static final Pattern PROMISE = Pattern.compile("<pre>\\n(.*?) \\* </pre>", Pattern.DOTALL);

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("examplesOnTransports")
    void printsWhatItsCommentSays(String example, String transport) throws IOException, InterruptedException {
        assumeTrue(!example.equals("TalkToPython") || isPythonHere(), "no python3 is installed");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1", // it ends soon
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "-Dmultiprocessing.transport=" + transport,
                        "dev.multiprocessing.examples." + example)
                .redirectErrorStream(true)
                .start();
        try {
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertEquals(promise(example), printed);
            assertEquals(0, process.waitFor());
        } finally {
            process.destroyForcibly();
        }
    }

    private static boolean isPythonHere() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "python3")));
    }

    static Stream<Arguments> examplesOnTransports() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .filter(name -> !name.equals("package-info") && !name.equals("RunAll"))
                    .sorted()
                    .flatMap(example -> transportsFor(example).map(transport -> Arguments.of(example, transport)))
                    .toList()
                    .stream();
        }
    }

    private static Stream<String> transportsFor(String example) {
        Stream<String> between = ServiceLoader.load(TransportProvider.class).stream()
                .map(provider -> provider.get().name());
        return example.equals("WhenAChildDies") ? between : Stream.concat(between, Stream.of("heap"));
    }

    private static String promise(String example) throws IOException {
        Matcher matcher = PROMISE.matcher(Files.readString(SOURCES.resolve(example + ".java")));
        if (!matcher.find()) {
            throw new AssertionError("the comment of the example does not say what it prints: example=" + example);
        }
        return matcher.group(1).replaceAll("(?m)^ \\* ", "");
    }
}
