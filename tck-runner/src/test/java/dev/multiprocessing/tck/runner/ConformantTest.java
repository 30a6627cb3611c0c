package dev.multiprocessing.tck.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.tck.Rules;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** All rules, with all their might. */
@Timeout(360)
class ConformantTest {

    @TempDir
    Path folder;

    @Test
    void onlyACompleteRunWithoutABrokenRuleEndsWithZero() throws IOException, InterruptedException {
        Run run = Run.of(folder, "--transport", "heap");

        assertEquals(0, run.exitCode(), run::printed);
        assertTrue(run.json().get("conformant").getAsBoolean());
        assertEquals(
                Rules.load().all().size(), run.json().getAsJsonArray("rules").size());
    }
}
