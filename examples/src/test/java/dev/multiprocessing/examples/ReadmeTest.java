package dev.multiprocessing.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README shows code that is compiled and run here, and one command under each of its two headings. */
class ReadmeTest {

    private static final Path README = Path.of("../README.md");

    @Test
    void javaBlocksArePartsOfExamples() throws IOException {
        String examples = Markdown.flatten(Path.of("src/main/java"));

        for (String block : blocks("java")) {
            assertTrue(examples.contains(Markdown.flat(block)), "not in any example:\n" + block);
        }
    }

    @Test
    void pythonBlockIsTheProgramBesideTheExample() throws IOException {
        assertEquals(
                List.of(Markdown.flatten(Path.of("src/main/python"))),
                blocks("python").stream().map(Markdown::flat).toList());
    }

    @Test
    void eachOfTheTwoHeadingsHasOneCommand() throws IOException {
        for (String heading : List.of("Run it", "Test it")) {
            String section =
                    Files.readString(README).split("\n## " + heading + "\n")[1].split("\n## ")[0];
            List<String> commands = Markdown.blocks(section, "sh");

            assertEquals(1, commands.size(), heading);
            assertEquals(1, commands.get(0).strip().lines().count(), heading);
        }
    }

    private static List<String> blocks(String language) throws IOException {
        return Markdown.blocks(Files.readString(README), language);
    }
}
