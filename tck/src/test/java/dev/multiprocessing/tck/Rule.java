package dev.multiprocessing.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One row of docs/RULES.md. */
record Rule(String id, String kind, String testsCell) {

    private static final Path DOCUMENT = Path.of("..", "docs", "RULES.md");
    private static final Pattern ROW = Pattern.compile("\\| ([A-Z]\\d+) \\| (\\w+) \\|.*\\| ([^|]*) \\|");
    private static final Pattern HOLDERS = Pattern.compile("Held by ((?:`\\w+`(?:, )?)+)\\..*");
    private static final Pattern CODE = Pattern.compile("`(\\w+)`");

    static List<Rule> all() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> new Rule(row.group(1), row.group(2), row.group(3)))
                .collect(Collectors.toList());
    }

    /** The interfaces that the document says hold its groups. */
    static List<String> holders() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .map(HOLDERS::matcher)
                .filter(Matcher::matches)
                .flatMap(line -> code(line.group(1)).stream())
                .collect(Collectors.toList());
    }

    String group() {
        return id.substring(0, 1);
    }

    List<String> tests() {
        return isUntested() ? List.of() : code(testsCell);
    }

    boolean isUntested() {
        return testsCell.startsWith("untested, because ");
    }

    /** The rule that a test's name says it holds, if it is the name of one. */
    static Optional<String> idIn(String test) {
        String[] parts = test.split("_", 3);
        return parts.length == 3 ? Optional.of(parts[1]) : Optional.empty();
    }

    private static List<String> code(String text) {
        return CODE.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toList());
    }
}
