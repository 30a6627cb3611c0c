package dev.multiprocessing.tck.runner;

import dev.multiprocessing.tck.Rule;
import dev.multiprocessing.tck.Rules;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Judgements that nobody made. */
final class Sample {

    static final Rules RULES = Rules.load();
    static final Path FOLDER = Path.of("target/sample");

    private static final Map<String, String> FACTS =
            new TreeMap<>(Map.of(Facts.TRANSPORT, "mine", Facts.VERSION, "1.2.3", "java.version", "17.0.15"));

    private Sample() {}

    static Arguments arguments(String... more) {
        List<String> words = new ArrayList<>(List.of("--transport", "mine", "--out", FOLDER.toString()));
        words.addAll(Arrays.asList(more));
        return Arguments.parse(CommandLine.of(words));
    }

    static Judgement judgement(Arguments arguments, List<Finding> findings) {
        return new Judgement(arguments, RULES, FACTS, Instant.parse("2026-11-30T12:34:56.789Z"), 98_765, findings);
    }

    /** Of all rules, of which some are not kept; what was seen is a text of anybody's. */
    static Judgement broken(String seen) {
        return judgement(
                arguments(),
                RULES.all().stream()
                        .map(rule -> switch (rule.id()) {
                            case "Q20", "D06" -> failed(rule, seen);
                            case "X18" -> notRun(rule, "the JVM of the tests ended with exit code 137");
                            default ->
                                rule.level().equals("MAY") ? skipped(rule, "participants are threads") : passed(rule);
                        })
                        .toList());
    }

    static Finding passed(Rule rule) {
        return finding(rule, Outcome.PASSED, "", Optional.empty());
    }

    static Finding skipped(Rule rule, String reason) {
        return finding(rule, Outcome.SKIPPED, reason, Optional.empty());
    }

    static Finding failed(Rule rule, String seen) {
        return finding(rule, Outcome.FAILED, "", Optional.of(new Failure(rule.id(), seen, "at " + seen)));
    }

    static Finding notRun(Rule rule, String reason) {
        return new Finding(rule, List.of(Trial.notRun(rule.tests().get(0), reason)));
    }

    private static Finding finding(Rule rule, Outcome outcome, String reason, Optional<Failure> failure) {
        return new Finding(
                rule,
                rule.tests().stream()
                        .map(test -> new Trial(test, outcome, 1_234, chance(test), reason, failure))
                        .toList());
    }

    private static Map<String, String> chance(String test) {
        return Kind.of(test) == Kind.STOCHASTIC ? Map.of("seed", "41", "repeats", "1") : Map.of();
    }
}
