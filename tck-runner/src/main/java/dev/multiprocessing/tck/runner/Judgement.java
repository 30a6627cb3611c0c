package dev.multiprocessing.tck.runner;

import dev.multiprocessing.tck.Rules;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All that is reported.
 *
 * @param arguments what was asked for
 * @param rules all that there are
 * @param facts what took part, by name
 * @param findings of the rules that were asked for
 */
record Judgement(
        Arguments arguments,
        Rules rules,
        Map<String, String> facts,
        Instant started,
        long millis,
        List<Finding> findings) {

    Verdict verdict() {
        if (count(Outcome.FAILED) + count(Outcome.NOT_RUN) > 0) {
            return Verdict.BROKEN;
        }
        return arguments.isComplete() ? Verdict.CONFORMANT : Verdict.PARTLY;
    }

    /** The verdict in a sentence without its end. */
    String sentence() {
        String subject = facts.get(Facts.TRANSPORT) + " " + facts.get(Facts.VERSION);
        String law = "rules " + rules.version();
        return switch (verdict()) {
            case CONFORMANT -> subject + " conforms to " + law;
            case BROKEN -> subject + " does not conform to " + law + ": " + broken();
            default -> subject + " breaks none of " + tried() + (arguments.isQuick() ? ", in quick mode" : "");
        };
    }

    private String tried() {
        int all = rules.all().size();
        return findings.size() == all
                ? "the " + all + " rules"
                : "the " + findings.size() + " rules that were tried, of " + all;
    }

    private String broken() {
        String failed = count(Outcome.FAILED) + " of " + findings.size() + " broken";
        return count(Outcome.NOT_RUN) == 0 ? failed : failed + ", " + count(Outcome.NOT_RUN) + " not run";
    }

    /** How many rules had that outcome. */
    long count(Outcome outcome) {
        return count(outcome, findings);
    }

    static long count(Outcome outcome, List<Finding> findings) {
        return findings.stream().filter(finding -> finding.outcome() == outcome).count();
    }

    List<Finding> ofGroup(String group) {
        return findings.stream()
                .filter(finding -> finding.rule().group().equals(group))
                .toList();
    }

    List<Finding> with(Outcome outcome) {
        return findings.stream().filter(finding -> finding.outcome() == outcome).toList();
    }
}
