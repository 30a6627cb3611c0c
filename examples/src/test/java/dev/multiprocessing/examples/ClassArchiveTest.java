package dev.multiprocessing.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.multiprocessing.tck.Jars;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes from which children start: when it is made, when it is taken, and that it is never heard. */
@Timeout(180)
@EnabledOnOs(value = OS.LINUX, disabledReason = "archives are made where there are owners of files, and nice")
class ClassArchiveTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String SOME_CLASS = "dev.multiprocessing.core.process.ChildRunner source: ";

    @TempDir
    static Path made; // with the jars and an archive

    private static String jars; // the class path of this test, with its directories packed into jars; made once

    @TempDir
    Path folder;

    @BeforeAll
    static void haveAnArchiveMade() throws Exception {
        jars = Jars.of(System.getProperty("java.class.path"), made.resolve("jars"));
        Path first = Files.createDirectory(made.resolve("first"));
        assertFalse(isArchiveUsed(first, jars), "it is there before it was made");
        waitForArchive(first);
    }

    @Test
    void aLaterChildOfALaterParentTakesItsClassesFromTheArchive() throws Exception {
        copyArchive();

        assertTrue(isArchiveUsed(folder, jars));
    }

    @Test
    void aDamagedArchiveIsNotUsedButReplaced() throws Exception {
        damage(copyArchive(), 3_000_000, 2_000_000);

        assertFalse(isArchiveUsed(folder, jars));
        waitForArchive(folder);

        assertTrue(isArchiveUsed(folder, jars));
    }

    @Test
    void anArchiveThatOthersMayReplaceIsNotUsed() throws Exception {
        Path archive = copyArchive();
        Files.setPosixFilePermissions(archive.getParent(), PosixFilePermissions.fromString("rwxrwx---"));

        assertFalse(isArchiveUsed(folder, jars));
    }

    @Test
    void anArchiveInALinkedDirectoryIsNotUsed() throws Exception {
        Path directory = copyArchive().getParent();
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(directory, elsewhere);
        Files.createSymbolicLink(directory, elsewhere);

        assertFalse(isArchiveUsed(folder, jars));
    }

    @Test
    void itCanBeSwitchedOff() throws Exception {
        Path archive = copyArchive();

        assertFalse(isArchiveUsed(folder, jars, "-Dmultiprocessing.archive=off"));
        assertEquals(List.of(archive), archives(folder));
    }

    @Test
    void noneIsMadeWhereItIsSwitchedOff() throws Exception {
        assertFalse(isArchiveUsed(folder, jars, "-Dmultiprocessing.archive=off"));

        assertEquals(List.of(), archives(folder));
    }

    @Test
    void noneIsMadeOfAClassPathWithADirectory() throws Exception {
        assertFalse(isArchiveUsed(folder, jars + File.pathSeparator + folder));

        assertEquals(List.of(), archives(folder));
    }

    @Test
    void oneThatCouldNotBeMadeIsTriedAgainAnHourLater() throws Exception {
        Path archive = copyArchive();
        Files.write(archive, new byte[0]);
        assertFalse(isArchiveUsed(folder, jars), "an empty file");
        assertEquals(0, Files.size(archive));

        Files.setLastModifiedTime(archive, FileTime.from(Instant.now().minus(Duration.ofMinutes(61))));
        assertFalse(isArchiveUsed(folder, jars), "an old empty file");
        waitForArchive(folder);

        assertTrue(isArchiveUsed(folder, jars));
    }

    @Test
    void anotherOneIsMadeOfAnotherClassPath() throws Exception {
        String other = Jars.of(Files.createDirectory(folder.resolve("empty")).toString(), folder);
        Path archive = copyArchive();

        assertFalse(isArchiveUsed(folder, jars + File.pathSeparator + other));
        waitForArchives(folder, 2);

        assertTrue(archives(folder).contains(archive));
        assertTrue(isArchiveUsed(folder, jars + File.pathSeparator + other));
    }

    /** Runs a program with a child, and says where the child's JVM has a class from; nobody prints anything else. */
    private static boolean isArchiveUsed(Path temporary, String classPath, String... options) throws Exception {
        Path log = Files.createTempFile(made, "loaded", ".log");
        List<String> line = new ArrayList<>(List.of(options));
        line.addAll(List.of(
                "-Djava.io.tmpdir=" + temporary,
                "-Dmultiprocessing.transport=mmap",
                "-Dmultiprocessing.shared.directory=" + temporary,
                "-classpath",
                classPath,
                LoggingChild.class.getName(),
                log.toString()));
        try (OwnJvm program = OwnJvm.start(made, line)) {
            assertEquals("the child\n", program.output());
            assertEquals("", program.errors());
            assertEquals(0, program.exitCode());
        }
        String loaded = Files.readString(log);
        assertTrue(loaded.contains(SOME_CLASS), loaded);
        return loaded.contains(SOME_CLASS + "shared objects file");
    }

    /** Until the directory has what it will have: the maker deletes its other files at last. */
    private static void waitForArchive(Path temporary) throws Exception {
        waitForArchives(temporary, 1);
    }

    private static void waitForArchives(Path temporary, int count) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            List<Path> files = archives(temporary);
            if (files.size() == count
                    && files.stream().allMatch(file -> file.toFile().length() > 0)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        fail("no archive was made: " + archives(temporary));
    }

    private Path copyArchive() throws IOException {
        Path archive = archives(made.resolve("first")).get(0);
        Path directory = folder.resolve(archive.getParent().getFileName());
        Files.createDirectory(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path copy = Files.copy(archive, directory.resolve(archive.getFileName()));
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));
        Files.copy(seal(archive), seal(copy));
        return copy;
    }

    private static Path seal(Path archive) {
        return archive.resolveSibling(archive.getFileName() + ".crc");
    }

    private static void damage(Path archive, long at, int length) throws IOException {
        byte[] noise = new byte[length];
        new Random(1).nextBytes(noise);
        try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw")) {
            file.seek(at);
            file.write(noise);
        }
    }

    /** By their names alone: the maker may delete one of its other files meanwhile. */
    private static List<Path> archives(Path temporary) {
        return Stream.of(temporary.toFile().listFiles((parent, name) -> name.startsWith("mp-classes-")))
                .flatMap(directory -> Stream.of(directory.listFiles((parent, name) -> !name.endsWith(".crc"))))
                .map(File::toPath)
                .sorted()
                .toList();
    }
}
