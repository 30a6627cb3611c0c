package dev.multiprocessing.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rules of docs/RULES.md, a copy of which is in this artifact.
 *
 * @param version of what they demand
 * @param groups what each group is about, by its letter, in the order of the document
 * @param holders the interfaces that the document says hold its groups
 * @param all the rules, in the order of the document
 */
public record Rules(String version, Map<String, String> groups, List<String> holders, List<Rule> all) {

    private static final String DOCUMENT = "RULES.md";
    private static final String HINTS = "check-first.properties";
    private static final Pattern VERSION = Pattern.compile("Rules version ([\\d.]+)\\.");
    private static final Pattern GROUP = Pattern.compile("## ([A-Z]): (.+)");
    private static final Pattern HOLDERS = Pattern.compile("Held by ((?:`\\w+`(?:, )?)+)\\..*");
    private static final Pattern HOLDER = Pattern.compile("`(\\w+)`");
    private static final Pattern ROW =
            Pattern.compile("\\| ([A-Z]\\d+) \\| (\\w+) \\| ([^|]+) \\| ([^|]*)\\| ([^|]+) \\|");
    private static final Pattern TEST = Pattern.compile("`([a-z]+_[A-Z]\\d+_\\w+)`");
    private static final String BECAUSE = "`, because ";

    /** Those of the version that this artifact tests. */
    public static Rules load() {
        List<String> lines = read(DOCUMENT).lines().toList();
        Properties hints = hints();
        return new Rules(
                matches(VERSION, lines).map(line -> line.group(1)).findFirst().orElseThrow(),
                groups(lines),
                matches(HOLDERS, lines)
                        .flatMap(line -> named(HOLDER, line.group(1)).stream())
                        .toList(),
                matches(ROW, lines).map(row -> rule(row, hints)).toList());
    }

    /**
     * The rule with that number.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    public Rule rule(String id) {
        return all.stream().filter(rule -> rule.id().equals(id)).findFirst().orElseThrow();
    }

    /** The rule that a test holds, if it is one of theirs. */
    public Optional<Rule> of(String test) {
        return all.stream().filter(rule -> rule.tests().contains(test)).findFirst();
    }

    private static Map<String, String> groups(List<String> lines) {
        Map<String, String> groups = new LinkedHashMap<>();
        matches(GROUP, lines).forEach(heading -> groups.put(heading.group(1), heading.group(2)));
        return groups;
    }

    private static Rule rule(MatchResult row, Properties hints) {
        String id = row.group(1);
        String tests = row.group(5);
        int because = tests.indexOf(BECAUSE);
        return new Rule(
                id,
                row.group(2),
                row.group(3),
                row.group(4).strip(),
                named(TEST, tests),
                because < 0 ? Optional.empty() : Optional.of(tests.substring(because + BECAUSE.length())),
                Optional.ofNullable(hints.getProperty(id)));
    }

    private static Stream<Matcher> matches(Pattern pattern, List<String> lines) {
        return lines.stream().map(pattern::matcher).filter(Matcher::matches);
    }

    private static List<String> named(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static Properties hints() {
        Properties hints = new Properties();
        try {
            hints.load(new StringReader(read(HINTS)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return hints;
    }

    private static String read(String name) {
        try (InputStream in = Rules.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
