package dev.multiprocessing.examples;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a child JVM shows to the world: what it prints, what its target throws, and no address of its session. */
@Timeout(60)
class ChildOutputTest {

    @TempDir
    Path folder;

    @Test
    void whatATargetThrowsIsOnTheStandardErrorOfItsParentInFull() throws Exception {
        try (OwnJvm program = start(FailingChild.class)) {
            assertEquals(List.of("exit code 1"), program.output().lines().toList());

            List<String> errors = program.errors().lines().toList();
            String inTarget = "\tat dev.multiprocessing.examples.FailingChild.";
            assertEquals(
                    "Exception in thread \"Process-1\" java.lang.IllegalStateException: the order is lost",
                    errors.get(0));
            assertTrue(errors.get(1).startsWith(inTarget + "loseTheOrder(FailingChild.java:"), errors::toString);
            int cause = errors.indexOf("Caused by: java.io.IOException: the disk is full");
            assertTrue(cause > 1, errors::toString);
            assertTrue(errors.get(cause + 1).startsWith(inTarget + "fillTheDisk(FailingChild.java:"), errors::toString);
            assertEquals(List.of(errors.get(0), errors.get(cause)), without(errors, "\t(at|\\.\\.\\.) .*"));
            assertEquals(0, program.exitCode());
        }
    }

    @Test
    void whatAChildPrintsIsOnTheStandardOutputOfItsParent() throws Exception {
        try (OwnJvm program = start(PrintingChild.class)) {
            String output = program.output();

            assertEquals(List.of("the child", "!the parent"), output.lines().toList());
            assertEquals("", program.errors());
            assertEquals(0, program.exitCode());
        }
    }

    @Test
    void optionsInTheEnvironmentAreForTheParentAlone() throws Exception {
        try (OwnJvm program = start(PrintingChild.class, Map.of("JAVA_TOOL_OPTIONS", "-Dpicked=up"))) {
            assertEquals(2, program.output().lines().count());

            assertEquals(
                    List.of("Picked up JAVA_TOOL_OPTIONS: -Dpicked=up"),
                    program.errors().lines().toList());
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems do not show a process in /proc")
    void theAddressOfTheSessionIsNeitherInTheCommandLineNorInTheEnvironmentOfAChild() throws Exception {
        try (OwnJvm program = start(WaitingChild.class)) {
            String pid = program.line();
            Path session = onlySession();

            String command = read(Path.of("/proc", pid, "cmdline"));
            String environment = read(Path.of("/proc", pid, "environ"));
            program.endInput();

            assertAll(
                    () -> assertTrue(command.contains("core.bootstrap.ChildMain"), command),
                    () -> assertFalse(command.contains(session.getParent().toString()), command),
                    () -> assertFalse(command.contains(session.getFileName().toString()), command),
                    () -> assertTrue(environment.contains("PATH="), environment),
                    () -> assertFalse(environment.contains(session.getParent().toString()), environment),
                    () -> assertFalse(environment.contains(session.getFileName().toString()), environment),
                    () -> assertEquals("", program.errors()),
                    () -> assertEquals(0, program.exitCode()));
        }
    }

    /** On the transport of processes, with a directory of its own: sessions of others on this machine are not met. */
    private OwnJvm start(Class<?> program) throws IOException {
        return start(program, Map.of());
    }

    private OwnJvm start(Class<?> program, Map<String, String> environment) throws IOException {
        return OwnJvm.startProgram(
                folder,
                program,
                environment,
                "-Dmultiprocessing.transport=mmap",
                "-Dmultiprocessing.shared.directory=" + folder);
    }

    private Path onlySession() throws IOException {
        List<Path> users = list(folder, Files::isDirectory);
        assertEquals(1, users.size(), users::toString);
        List<Path> sessions = list(users.get(0), Files::isDirectory);
        assertEquals(1, sessions.size(), sessions::toString);
        return sessions.get(0);
    }

    private static List<Path> list(Path directory, Predicate<Path> filter) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(filter).toList();
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1).replace('\0', '\n');
    }

    private static List<String> without(List<String> lines, String pattern) {
        return lines.stream().filter(line -> !line.matches(pattern)).toList();
    }
}
