package dev.multiprocessing.tck.runner;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is printed at the end: a table, what is broken, and the verdict. */
final class Summary {

    private static final String ROW = "%-48s %8s %8s %8s %8s %8s%n";

    private Summary() {}

    static String of(Judgement judgement) {
        StringBuilder text = new StringBuilder("\n");
        text.append(String.format(ROW, "rules", "passed", "failed", "skipped", "not run", "seconds"));
        judgement.rules().groups().forEach((letter, title) -> {
            List<Finding> findings = judgement.ofGroup(letter);
            if (!findings.isEmpty()) {
                text.append(row(letter + ": " + title, findings));
            }
        });
        text.append(row("all", judgement.findings())).append('\n');
        judgement.with(Outcome.FAILED).forEach(finding -> text.append(broken(finding)));
        whyNotTried(judgement).forEach(line -> text.append(line).append('\n'));
        return Printable.of(text.append(judgement.sentence()).append(".\n").toString());
    }

    private static String row(String title, List<Finding> findings) {
        double seconds = findings.stream().mapToLong(Finding::millis).sum() / 1000.0;
        return String.format(
                ROW,
                title,
                Judgement.count(Outcome.PASSED, findings),
                Judgement.count(Outcome.FAILED, findings),
                Judgement.count(Outcome.SKIPPED, findings),
                Judgement.count(Outcome.NOT_RUN, findings),
                String.format(Locale.ROOT, "%.1f", seconds));
    }

    private static String broken(Finding finding) {
        String seen = finding.failures()
                .map(failure ->
                        (failure.rule().equals(finding.rule().id()) ? "" : failure.rule() + ": ") + failure.headline())
                .distinct()
                .collect(Collectors.joining("\n  seen: "));
        return finding.rule().id() + " demands: " + finding.rule().demand() + "\n  seen: " + seen + "\n\n";
    }

    /** How many rules were skipped or not run for which reason. */
    private static List<String> whyNotTried(Judgement judgement) {
        return judgement.findings().stream()
                .filter(finding -> finding.outcome() == Outcome.SKIPPED || finding.outcome() == Outcome.NOT_RUN)
                .collect(Collectors.groupingBy(
                        finding -> finding.outcome().word() + ": " + finding.reason(),
                        LinkedHashMap::new,
                        Collectors.mapping(finding -> finding.rule().id(), Collectors.joining(" "))))
                .entrySet()
                .stream()
                .map(reason -> reason.getKey() + ": " + reason.getValue())
                .toList();
    }
}
