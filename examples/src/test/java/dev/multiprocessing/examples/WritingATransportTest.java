package dev.multiprocessing.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide shows code of the transport of a third party, which knows the spi alone and is short enough to be read. */
class WritingATransportTest {

    private static final Path GUIDE = Path.of("../docs/WRITING-A-TRANSPORT.md");
    private static final Path PROJECT = Path.of("transport-files");

    /** Lines with code: no comments, imports and annotations, and no brackets alone. */
    private static final int LINES = 440;

    @Test
    void blocksAreQuotedFromTheExample() throws IOException {
        assertQuoted("java", PROJECT.resolve("src"));
        assertQuoted("xml", PROJECT.resolve("pom.xml"));
    }

    private static void assertQuoted(String language, Path source) throws IOException {
        String all = Markdown.flatten(source);
        List<String> blocks = Markdown.blocks(Files.readString(GUIDE), language);

        assertFalse(blocks.isEmpty(), language);
        for (String block : blocks) {
            assertTrue(all.contains(Markdown.flat(block)), "not in the example:\n" + block);
        }
    }

    @Test
    void exampleKnowsTheSpiAlone() throws IOException {
        List<String> imports = lines().stream()
                .filter(line -> line.startsWith("import "))
                .filter(line -> !line.startsWith("import java.") && !line.startsWith("import dev.multiprocessing.spi."))
                .toList();

        assertEquals(List.of(), imports);
    }

    @Test
    void exampleIsShort() throws IOException {
        long count = lines().stream()
                .map(String::strip)
                .filter(line -> !line.matches("|//.*|/?\\*.*|import .*|package .*|@\\w+|[})]+;?"))
                .count();

        assertTrue(count <= LINES, "lines=" + count);
    }

    private static List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(PROJECT.resolve("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }
}
