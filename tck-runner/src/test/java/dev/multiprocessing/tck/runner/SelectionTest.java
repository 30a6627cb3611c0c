package dev.multiprocessing.tck.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.tck.Rule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelectionTest {

    private static List<String> chosen(Selection selection) {
        return selection.of(Sample.RULES).stream().map(Rule::id).toList();
    }

    private static String refusal(Selection selection) {
        return assertThrows(Refusal.class, () -> selection.check(Sample.RULES)).getMessage();
    }

    @Test
    void allIsAll() {
        assertEquals(Sample.RULES.all(), Selection.ALL.of(Sample.RULES));
    }

    @Test
    void rulesAreChosenByNumberAndByBeginning() {
        assertEquals(List.of("Q02", "V10", "V11"), chosen(new Selection(List.of("V1*", "Q02"), Set.of())));
    }

    @Test
    void kindsAreThoseOfTests() {
        List<String> chosen = chosen(new Selection(List.of("S*", "D*"), Set.of(Kind.STOCHASTIC)));

        assertEquals(List.of("D12", "D13", "D14", "D21", "S04"), chosen);
    }

    @Test
    void whatIsNotThereIsRefused() {
        assertTrue(refusal(new Selection(List.of("Q99"), Set.of())).startsWith("no such rule: Q99"));
        assertTrue(refusal(new Selection(List.of("Q01"), Set.of(Kind.OPTIONAL)))
                .startsWith("no rule that is asked for has a test of that kind"));
    }
}
