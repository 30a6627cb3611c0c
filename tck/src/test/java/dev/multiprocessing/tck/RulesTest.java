package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RulesTest {

    private final Rules rules = Rules.load();

    @Test
    void theyHaveAVersion() {
        assertTrue(rules.version().matches("\\d+\\.\\d+"), rules::version);
    }

    @Test
    void theGroupsHaveNamesAndStandInTheOrderOfTheDocument() {
        assertEquals("queue", rules.groups().get("Q"));
        assertEquals(
                rules.all().stream().map(Rule::group).distinct().toList(),
                List.copyOf(rules.groups().keySet()));
    }

    @Test
    void aRowIsARule() {
        Rule rule = rules.rule("Q02");

        assertEquals("Q", rule.group());
        assertEquals("MUST", rule.level());
        assertEquals("`null` is an element: it is counted and taken like any other.", rule.demand());
        assertEquals("\"Empty\" is said by an exception, never by a value.", rule.intent());
        assertEquals(List.of("required_Q02_nullIsAnElement"), rule.tests());
        assertEquals(Optional.empty(), rule.untestedBecause());
        assertTrue(rule.checkFirst().orElseThrow().contains("null"), rule::toString);
    }

    @Test
    void aRuleMayHaveSeveralTests() {
        assertEquals(2, rules.rule("W13").tests().size());
    }

    @Test
    void anUntestedRuleSaysWhy() {
        Rule rule = rules.rule("W15");

        assertEquals(List.of("untested_W15_deadlinesAreMeasuredOnAMonotonicClock"), rule.tests());
        assertEquals(Optional.of("a test may not set the machine's clock"), rule.untestedBecause());
    }

    @Test
    void aTestLeadsToItsRule() {
        assertEquals(Optional.of(rules.rule("Q02")), rules.of("required_Q02_nullIsAnElement"));
        assertEquals(Optional.empty(), rules.of("required_Q02_somethingElse"));
    }

    @Test
    void thereIsNoRuleOfAnotherNumber() {
        assertThrows(NoSuchElementException.class, () -> rules.rule("Q00"));
    }
}
