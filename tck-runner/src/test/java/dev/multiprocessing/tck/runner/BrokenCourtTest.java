package dev.multiprocessing.tck.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.tck.Signals;
import dev.multiprocessing.tck.runner.faulty.FaultyProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of the JVM of the tests, there is a judgement, and nothing of it stays. */
@Timeout(360)
class BrokenCourtTest {

    @TempDir
    Path folder;

    private Path author;

    @BeforeEach
    void anAuthor() throws IOException {
        author = Run.author(folder.resolve("author"), FaultyProvider.class);
    }

    /** The first of these puts something. */
    private String[] words(String fault, int limitSeconds) {
        return new String[] {
            "--transport=faulty",
            "--classpath=" + author,
            "--set=" + FaultyProvider.FAULT + "=" + fault,
            "--only=Q01,P01,V01,C01,D01",
            "--limit=" + limitSeconds
        };
    }

    private void assertJudged(Run run, String how) throws IOException {
        assertEquals(1, run.exitCode(), run::printed);
        assertEquals("failed", run.outcome("Q01"));
        String seen = run.test("Q01").getAsJsonObject("failure").get("seen").getAsString();
        assertTrue(seen.startsWith(how), seen);
        assertEquals("not run", run.outcome("P01"));
        assertEquals(how, run.test("P01").get("reason").getAsString().substring(0, how.length()));
        assertTrue(run.printed().contains(": 1 of 5 broken, 4 not run."), run::printed);
    }

    @Test
    void itExits() throws IOException, InterruptedException {
        assertJudged(Run.of(folder.resolve("out"), words("exit", 60)), "the JVM of the tests ended with exit code 0");
    }

    @Test
    void itIsKilled() throws IOException, InterruptedException {
        assertJudged(
                Run.of(folder.resolve("out"), words("killed", 60)), "the JVM of the tests ended with exit code 137");
    }

    @Test
    void itHangs() throws IOException, InterruptedException {
        assertJudged(Run.of(folder.resolve("out"), words("stopped", 5)), "it hangs: there was no news for 5 s");
    }

    @Test
    void itHangsAndSaysWhere() throws IOException, InterruptedException {
        Run run = Run.of(folder.resolve("out"), words("asleep", 5));

        assertJudged(run, "it hangs: there was no news for 5 s");
        String printed = Files.readString(run.out().resolve("output.txt"));
        assertTrue(printed.contains(FaultyProvider.class.getName() + ".happen"), printed);
    }

    @Test
    void itEndsWithWhoeverWatchesIt() throws Exception {
        Path printed = folder.resolve("printed.txt");
        Process bailiff = Run.start(folder.resolve("out"), printed, words("stopped", 100));
        ProcessHandle court = awaitStopped(bailiff);

        bailiff.destroy();

        assertTrue(bailiff.waitFor(30, TimeUnit.SECONDS));
        court.onExit().get(30, TimeUnit.SECONDS);
        assertFalse(Files.readString(printed).contains("conform"), "a verdict");
    }

    private static ProcessHandle awaitStopped(Process bailiff) throws InterruptedException {
        while (bailiff.isAlive()) {
            for (ProcessHandle process : bailiff.descendants().toList()) {
                if (Signals.isStopped(process.pid())) {
                    return process;
                }
            }
            Thread.sleep(20);
        }
        throw new AssertionError("it has ended before");
    }
}
