package dev.multiprocessing.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The driver whose children start from an archive of classes, which is only made of jars. */
@Timeout(120)
class ArchiveTest {

    private static final String CLASS_PATH = "java.class.path";

    private final String before = System.getProperty(CLASS_PATH);

    @TempDir
    Path folder;

    @BeforeEach
    void packTheClassPath() throws IOException {
        List<String> jars = new ArrayList<>();
        for (String entry : before.split(File.pathSeparator)) {
            jars.add(Files.isDirectory(Path.of(entry)) ? pack(Path.of(entry), jars.size()) : entry);
        }
        System.setProperty(CLASS_PATH, String.join(File.pathSeparator, jars));
    }

    @AfterEach
    void restoreTheClassPath() {
        System.setProperty(CLASS_PATH, before);
    }

    @Test
    void childrenStartFromAnArchive() throws IOException, InterruptedException {
        Run run = new Rounds(1, Effort.QUICK, List.of(""), "mmap").runOnce(Workload.START, "mp-child-archive");

        assertEquals("", run.errors());
        assertTrue(run.measured().isPresent(), run::toString);
    }

    private String pack(Path directory, int number) throws IOException {
        Path jar = folder.resolve(number + ".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> classes = Files.walk(directory)) {
            for (Path each : classes.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(directory.relativize(each).toString()));
                Files.copy(each, out);
            }
        }
        return jar.toString();
    }
}
