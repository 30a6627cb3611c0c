package dev.multiprocessing.tck.runner;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param transport the name of the one to judge
 * @param classPath where it is found
 * @param settings system properties of all JVMs that take part
 * @param isQuick whether shorter waits and less work will do
 * @param repeat how often a stochastic test is run
 * @param seed of the first of those runs
 * @param javaHome the JDK whose JVM runs the tests
 * @param jvmOptions of that JVM
 * @param out the folder of the reports
 * @param limit after so long without news from the tests, their JVM is ended
 */
record Arguments(
        String transport,
        String classPath,
        Map<String, String> settings,
        Selection selection,
        boolean isQuick,
        Optional<String> repeat,
        Optional<String> seed,
        Path javaHome,
        List<String> jvmOptions,
        Path out,
        Duration limit) {

    private static final String OUT = "tck-report";
    private static final String KNOBS = "multiprocessing.tck.";
    private static final String SECRET = "(?i).*(password|secret|token|key).*";
    private static final String HIDDEN = "***";
    private static final String LIMIT_SECONDS = "300"; // no test may take longer than 240

    static Arguments parse(CommandLine line) {
        return new Arguments(
                line.one("--transport").orElseThrow(() -> new Refusal("which transport? --transport NAME; or --help")),
                classPath(line.all("--classpath")),
                settings(line.all("--set")),
                selection(line),
                line.has("--quick"),
                line.one("--repeat").map(text -> number("--repeat", text, "[1-9]\\d{0,5}")),
                line.one("--seed").map(text -> number("--seed", text, "-?\\d{1,18}")),
                javaHome(line.one("--java-home").orElseGet(() -> System.getProperty("java.home"))),
                line.all("--jvm-option"),
                Path.of(line.one("--out").orElse(OUT)),
                Duration.ofSeconds(
                        Long.parseLong(number("--limit", line.one("--limit").orElse(LIMIT_SECONDS), "[1-9]\\d{0,5}"))));
    }

    static Selection selection(CommandLine line) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        words(line.all("--kind")).forEach(word -> kinds.add(kind(word)));
        return new Selection(words(line.all("--only")), kinds);
    }

    /** Whether all tests are run with all their might, so that what comes out is the whole truth. */
    boolean isComplete() {
        return selection.equals(Selection.ALL)
                && !isQuick
                && settings.keySet().stream().noneMatch(name -> name.startsWith(KNOBS))
                && jvmOptions.stream().noneMatch(option -> option.startsWith("-D" + KNOBS));
    }

    /** Settings for a report, with the values of those that look as if they were a secret hidden. */
    Map<String, String> shownSettings() {
        Map<String, String> shown = new LinkedHashMap<>();
        settings.forEach((name, value) -> shown.put(name, name.matches(SECRET) ? HIDDEN : value));
        return shown;
    }

    /** Options of the JVM for a report, likewise. */
    List<String> shownJvmOptions() {
        return jvmOptions.stream()
                .map(option -> option.matches(SECRET) ? HIDDEN : option)
                .toList();
    }

    private static List<String> words(List<String> values) {
        return values.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .toList();
    }

    private static Kind kind(String word) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Refusal("no such kind: " + word + "; there are "
                        + Arrays.stream(Kind.values()).map(Kind::word).toList()));
    }

    /** A path that names what is not there is mistyped. */
    private static String classPath(List<String> paths) {
        String path = String.join(File.pathSeparator, paths);
        for (String entry : path.split(File.pathSeparator)) {
            Path place = Path.of(entry.endsWith("*") ? entry.substring(0, entry.length() - 1) : entry);
            if (!entry.isEmpty() && !Files.exists(place)) {
                throw new Refusal("not there: entry of --classpath=" + entry);
            }
        }
        return path;
    }

    private static Map<String, String> settings(List<String> texts) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String text : texts) {
            String[] parts = text.split("=", 2);
            if (parts.length < 2) {
                throw new Refusal("a setting has a name and a value: --set " + text + "=…");
            }
            settings.put(parts[0], parts[1]);
        }
        return settings;
    }

    private static Path javaHome(String home) {
        if (!Files.isExecutable(Path.of(home, "bin", "java"))) {
            throw new Refusal("no JDK: --java-home=" + home + " has no bin/java");
        }
        return Path.of(home);
    }

    private static String number(String option, String text, String pattern) {
        if (!text.matches(pattern)) {
            throw new Refusal("unusable: " + option + "=" + text + "; set a number");
        }
        return text;
    }
}
