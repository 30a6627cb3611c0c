package dev.multiprocessing.mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What faults are in is right but for them: put together without one, it passes all rules, in a JVM of its own, with
 * the patience that rules have by default.
 */
class SoundTest {

    @ParameterizedTest
    @EnumSource
    void withoutAFaultAllRulesPass(Fault.Base base, @TempDir Path directory) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-D" + Fault.PROPERTY + "=" + Fault.none(base),
                        "-D" + Trial.DIRECTORY + "=" + directory,
                        "-Dmultiprocessing.tck.silence=100",
                        "-Dmultiprocessing.tck.effort=0.25",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Sound.class.getName(),
                        BrokenProvider.NAME,
                        "1")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertEquals(0, process.waitFor(), () -> read(output));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
