package dev.multiprocessing.tck.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.multiprocessing.tck.Rules;
import dev.multiprocessing.tck.runner.faulty.FaultyProvider;
import dev.multiprocessing.tck.runner.faulty.FutureProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar judges transports: sound ones, and ones that are not there. */
@Timeout(360)
class JudgingTest {

    @TempDir
    Path folder;

    @Test
    void rulesOfATransportWithProcessesAreTried() throws IOException, InterruptedException {
        Run run = Run.of(
                Path.of("target/judged-mmap"),
                "--transport",
                "mmap",
                "--classpath",
                Run.jar("transport-mmap"),
                "--only",
                "Q01,Q20,C04,D01,W15");

        assertEquals(3, run.exitCode(), run::printed);
        assertEquals("partly", run.json().get("verdict").getAsString());
        assertEquals("passed", run.outcome("Q20"));
        assertEquals("passed", run.outcome("D01"));
        assertEquals(
                "untested, because "
                        + Rules.load().rule("W15").untestedBecause().orElseThrow(),
                run.test("W15").get("reason").getAsString());
        JsonObject transport = run.json().getAsJsonObject("transport");
        assertTrue(transport.get("capabilities").getAsString().contains("PROCESSES"), transport::toString);
        assertTrue(transport.get("sha256").getAsString().matches("[0-9a-f]{64}"), transport::toString);
        assertTrue(transport.get("version").getAsString().matches("\\d+\\.\\d+\\.\\d+.*"), transport::toString);
    }

    @Test
    void aTableAndTheVerdictArePrintedAndProgressBefore() throws IOException, InterruptedException {
        Run run = Run.of(folder, "--transport=heap", "--only=Q01,Q02,D01");

        assertTrue(run.printed().lines().anyMatch(line -> line.matches("Q: queue +\\.\\.")), run::printed);
        assertTrue(run.printed().lines().anyMatch(line -> line.matches("D: death +s")), run::printed);
        assertTrue(run.printed().lines().anyMatch(line -> line.matches("all +2 +0 +1 +0 +\\d+\\.\\d")), run::printed);
        assertTrue(run.printed().contains("skipped: participants are threads: D01"), run::printed);
        assertTrue(run.printed().contains(" breaks none of the 3 rules that were tried, of "), run::printed);
    }

    @Test
    void testsAreChosenByKindAndRepeatedFromASeed() throws IOException, InterruptedException {
        Run run = Run.of(
                folder, "--transport=heap", "--only", "S*", "--kind=stochastic", "--repeat=2", "--seed=41", "--quick");

        assertEquals(3, run.exitCode(), run::printed);
        assertEquals(1, run.json().getAsJsonArray("rules").size());
        JsonArray tests = run.rule("S04").getAsJsonArray("tests");
        assertEquals(2, tests.size());
        assertEquals("41", tests.get(0).getAsJsonObject().get("seed").getAsString());
        assertEquals("42", tests.get(1).getAsJsonObject().get("seed").getAsString());
        assertTrue(run.json().getAsJsonObject("mode").get("quick").getAsBoolean());
    }

    @Test
    void aTransportThatIsNotThereIsNoJudgementAndNoOldOneStays() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("tck-report.html"), "of another one");

        Run run = Run.of(folder, "--transport", "nowhere");

        assertEquals(2, run.exitCode(), run::printed);
        assertTrue(run.printed().startsWith("no judgement: no such transport: name=nowhere"), run::printed);
        assertFalse(Files.exists(folder.resolve("tck-report.html")));
    }

    @Test
    void aTransportOfAnotherSpiIsNoJudgement() throws IOException, InterruptedException {
        Path author = Run.author(folder.resolve("author"), FutureProvider.class);

        Run run = Run.of(folder.resolve("out"), "--transport", "future", "--classpath", author.toString());

        assertEquals(2, run.exitCode(), run::printed);
        assertTrue(run.printed().contains("built for=99"), run::printed);
    }

    @Test
    void anAuthorsSettingsReachHisTransport() throws IOException, InterruptedException {
        Path author = Run.author(folder.resolve("author"), FaultyProvider.class);

        Run run = Run.of(
                folder.resolve("out"),
                "--transport=faulty",
                "--classpath=" + author,
                "--set=" + FaultyProvider.FAULT + "=hostile",
                "--only=Q01,V01");

        assertEquals(1, run.exitCode(), run::printed);
        assertEquals("failed", run.outcome("Q01"));
        assertEquals("passed", run.outcome("V01"));
        assertTrue(run.printed().contains("does not conform to rules"), run::printed);
    }

    @Test
    void reportsThatCannotBeWrittenAreNoJudgement() throws IOException, InterruptedException {
        Path file = Files.createFile(folder.resolve("file"));

        Run run = Run.of(file.resolve("out"), "--transport=heap", "--only=Q01");

        assertEquals(2, run.exitCode(), run::printed);
        assertTrue(run.printed().startsWith("no judgement: "), run::printed);
    }

    @Test
    void aCommandLineThatCannotBeMeantIsNoJudgement() throws IOException, InterruptedException {
        for (String[] words : new String[][] {
            {},
            {"--transport=heap", "--onyl=Q01"},
            {"--transport=heap", "--only=Q99"},
            {"--transport=heap", "--kind=fuzzy"},
            {"--transport=heap", "--classpath=/not/there.jar"},
        }) {
            Run run = Run.of(folder, words);

            assertEquals(2, run.exitCode(), run::printed);
            assertTrue(run.printed().startsWith("no judgement: "), run::printed);
        }
    }

    @Test
    void rulesAreListedAndHelpIsGivenWithoutATransport() throws IOException, InterruptedException {
        Run list = Run.of(folder, "--list", "--only=Q02");
        Run help = Run.of(folder, "--help");

        assertEquals(0, list.exitCode());
        assertEquals("Q02  MUST  required    " + Rules.load().rule("Q02").demand() + "\n", list.printed());
        assertEquals(0, help.exitCode());
        assertTrue(help.printed().contains("--jvm-option OPTION"), help::printed);
    }
}
