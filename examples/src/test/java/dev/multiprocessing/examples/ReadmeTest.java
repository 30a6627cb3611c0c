package dev.multiprocessing.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README shows code that is compiled and run here, and one command under each of its two headings. */
class ReadmeTest {

    private static final Path README = Path.of("../README.md");

    @Test
    void javaBlocksArePartsOfExamples() throws IOException {
        String examples = read("src/main/java");

        for (String block : blocks("java")) {
            assertTrue(examples.contains(flat(block)), "not in any example:\n" + block);
        }
    }

    @Test
    void pythonBlockIsTheProgramBesideTheExample() throws IOException {
        assertEquals(
                List.of(flat(read("src/main/python"))),
                blocks("python").stream().map(ReadmeTest::flat).toList());
    }

    @Test
    void eachOfTheTwoHeadingsHasOneCommand() throws IOException {
        for (String heading : List.of("Run it", "Test it")) {
            String section =
                    Files.readString(README).split("\n## " + heading + "\n")[1].split("\n## ")[0];
            List<String> commands = blocks(section, "sh");

            assertEquals(1, commands.size(), heading);
            assertEquals(1, commands.get(0).strip().lines().count(), heading);
        }
    }

    private static List<String> blocks(String language) throws IOException {
        return blocks(Files.readString(README), language);
    }

    private static List<String> blocks(String text, String language) {
        return Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(text)
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    private static String read(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return flat(files.filter(Files::isRegularFile).map(ReadmeTest::text).collect(Collectors.joining("\n")));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError("unreadable: file=" + file, e);
        }
    }

    private static String flat(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }
}
