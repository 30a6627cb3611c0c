package dev.multiprocessing.mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A rule that catches nothing is no rule, and a fault that no rule is meant for is none. */
class EveryRuleCatchesSomethingTest {

    @Test
    void everyTestedRuleIsMeantToCatchAFault() {
        Set<String> idle = rules();
        idle.removeAll(meant());

        assertEquals(Set.of(), idle);
    }

    @Test
    void everyFaultIsMeantForRulesThatAreTested() {
        Set<String> unknown = meant();
        unknown.removeAll(rules());

        assertEquals(Set.of(), unknown);
    }

    @Test
    void noTwoFaultsAreTheSame() {
        Map<String, Long> stories =
                Faults.all().stream().collect(Collectors.groupingBy(Fault::story, Collectors.counting()));
        stories.values().removeIf(count -> count == 1);

        assertEquals(Map.of(), stories);
    }

    @Test
    void faultsAreOfAllGroupsOfRules() {
        assertEquals(
                List.of("A", "C", "D", "L", "P", "Q", "S", "V", "W", "X"),
                meant().stream().map(rule -> rule.substring(0, 1)).distinct().toList());
    }

    private static Set<String> rules() {
        return collected(Trial.tests().stream().map(test -> Trial.ruleOf(test.getName())));
    }

    private static Set<String> meant() {
        return collected(Faults.all().stream().flatMap(fault -> fault.rules().stream()));
    }

    private static Set<String> collected(Stream<String> rules) {
        return rules.collect(Collectors.toCollection(TreeSet::new));
    }
}
