package dev.multiprocessing.tck.runner;

import dev.multiprocessing.tck.Rule;
import dev.multiprocessing.tck.Rules;
import java.util.List;
import java.util.Set;

/**
 * Which tests are asked for.
 *
 * @param rules numbers of rules, or beginnings of such with a star behind; none is all
 * @param kinds none is all
 */
record Selection(List<String> rules, Set<Kind> kinds) {

    static final Selection ALL = new Selection(List.of(), Set.of());

    /** The rules that have a test that is asked for. */
    List<Rule> of(Rules law) {
        return law.all().stream().filter(rule -> !tests(rule).isEmpty()).toList();
    }

    /** The tests of a rule that are asked for. */
    List<String> tests(Rule rule) {
        boolean isAsked = rules.isEmpty() || rules.stream().anyMatch(asked -> fits(asked, rule));
        return rule.tests().stream()
                .filter(test -> isAsked && (kinds.isEmpty() || kinds.contains(Kind.of(test))))
                .toList();
    }

    /** Fails if something is asked for that is not there. */
    void check(Rules law) {
        for (String asked : rules) {
            if (law.all().stream().noneMatch(rule -> fits(asked, rule))) {
                throw new Refusal("no such rule: " + asked + "; rules are numbered as Q20, and W* is a group");
            }
        }
        if (of(law).isEmpty()) {
            throw new Refusal("no rule that is asked for has a test of that kind: rules=" + rules + ", kinds=" + kinds);
        }
    }

    private static boolean fits(String asked, Rule rule) {
        return asked.endsWith("*")
                ? rule.id().startsWith(asked.substring(0, asked.length() - 1))
                : rule.id().equals(asked);
    }
}
