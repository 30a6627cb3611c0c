package dev.multiprocessing.tck.runner;

import java.util.LinkedHashMap;
import java.util.Map;

/** A judgement for programs. Names are never given another meaning while the number of the schema stays. */
final class JsonReport {

    private static final int SCHEMA = 1;

    private JsonReport() {}

    static String of(Judgement judgement) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("schema", SCHEMA);
        report.put("verdict", judgement.verdict().word());
        report.put("conformant", judgement.verdict() == Verdict.CONFORMANT);
        report.put("started", judgement.started().toString());
        report.put("seconds", seconds(judgement.millis()));
        report.putAll(byFirstWord(judgement.facts()));
        report.put("mode", mode(judgement.arguments()));
        report.put("rulesVersion", judgement.rules().version());
        report.put("counts", counts(judgement));
        report.put("rules", judgement.findings().stream().map(JsonReport::rule).toList());
        return Json.of(report);
    }

    private static double seconds(long millis) {
        return millis / 1000.0;
    }

    private static Map<String, Map<String, String>> byFirstWord(Map<String, String> facts) {
        Map<String, Map<String, String>> parts = new LinkedHashMap<>();
        facts.forEach((name, value) -> {
            String[] words = name.split("\\.", 2);
            parts.computeIfAbsent(words[0], part -> new LinkedHashMap<>()).put(words[1], value);
        });
        return parts;
    }

    private static Map<String, Object> mode(Arguments arguments) {
        Map<String, Object> mode = new LinkedHashMap<>();
        mode.put("complete", arguments.isComplete());
        mode.put("quick", arguments.isQuick());
        mode.put("only", arguments.selection().rules());
        mode.put("kinds", arguments.selection().kinds().stream().map(Kind::word).toList());
        arguments.repeat().ifPresent(times -> mode.put("repeat", Long.parseLong(times)));
        arguments.seed().ifPresent(seed -> mode.put("seed", seed));
        mode.put("settings", arguments.shownSettings());
        mode.put("jvmOptions", arguments.shownJvmOptions());
        return mode;
    }

    private static Map<String, Object> counts(Judgement judgement) {
        Map<String, Object> counts = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome.word(), judgement.count(outcome));
        }
        return counts;
    }

    private static Map<String, Object> rule(Finding finding) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", finding.rule().id());
        rule.put("level", finding.rule().level());
        rule.put("demand", finding.rule().demand());
        rule.put("intent", finding.rule().intent());
        finding.rule().checkFirst().ifPresent(hint -> rule.put("checkFirst", hint));
        rule.put("outcome", finding.outcome().word());
        rule.put("seconds", seconds(finding.millis()));
        rule.put("tests", finding.trials().stream().map(JsonReport::test).toList());
        return rule;
    }

    private static Map<String, Object> test(Trial trial) {
        Map<String, Object> test = new LinkedHashMap<>();
        test.put("name", trial.test());
        test.put("kind", trial.kind().word());
        test.put("outcome", trial.outcome().word());
        test.put("seconds", seconds(trial.millis()));
        test.putAll(trial.chance());
        if (!trial.reason().isEmpty()) {
            test.put("reason", trial.reason());
        }
        trial.failure().ifPresent(failure -> test.put("failure", failure(failure)));
        return test;
    }

    private static Map<String, Object> failure(Failure failure) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("breaks", failure.rule());
        fields.put("seen", failure.seen());
        fields.put("stack", failure.stack());
        return fields;
    }
}
