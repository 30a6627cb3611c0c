package dev.multiprocessing.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The code in a document, to be found in the files it is quoted from. */
final class Markdown {

    private Markdown() {}

    /** The blocks of a language, in order. */
    static List<String> blocks(String text, String language) {
        return Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(text)
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    /** All files of a folder, or the one file, as flat text. */
    static String flatten(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            return flat(files.filter(Files::isRegularFile).map(Markdown::text).collect(Collectors.joining("\n")));
        }
    }

    /** The code without its layout, so that what is quoted may be indented as it likes. */
    static String flat(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError("unreadable: file=" + file, e);
        }
    }
}
