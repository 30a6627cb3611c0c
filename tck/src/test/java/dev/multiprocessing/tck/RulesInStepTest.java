package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The document and the tests say the same. */
@Timeout(60)
class RulesInStepTest {

    private static final Set<String> GROUPS = Set.of("Q", "P", "V", "A", "L", "C", "D", "X", "S", "W");

    /** The tests a transport's author gets, by name. */
    private static Map<String, Method> tests() {
        return Arrays.stream(TransportTck.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .collect(Collectors.toMap(Method::getName, method -> method));
    }

    @Test
    void theDocumentHasEveryGroup() throws IOException {
        Set<String> found = Rule.all().stream().map(Rule::group).collect(Collectors.toSet());

        assertEquals(GROUPS, found);
    }

    @Test
    void rulesAreNumberedFromOneWithoutGaps() throws IOException {
        Map<String, List<String>> byGroup =
                Rule.all().stream().map(Rule::id).collect(Collectors.groupingBy(id -> id.substring(0, 1)));

        byGroup.forEach((group, ids) -> {
            List<String> expected = new ArrayList<>();
            for (int number = 1; number <= ids.size(); number++) {
                expected.add(String.format("%s%02d", group, number));
            }
            assertEquals(expected, ids);
        });
    }

    @Test
    void everyRuleIsAMustOrAMay() throws IOException {
        for (Rule rule : Rule.all()) {
            assertTrue(Set.of("MUST", "MAY").contains(rule.kind()), rule::toString);
        }
    }

    @Test
    void everyRuleNamesItsTestsOrSaysWhyThereIsNone() throws IOException {
        for (Rule rule : Rule.all()) {
            assertFalse(rule.tests().isEmpty() && !rule.isUntested(), rule::toString);
        }
    }

    @Test
    void everyTestNamedInTheDocumentExists() throws IOException {
        Set<String> missing = inDocument();
        missing.removeAll(tests().keySet());

        assertEquals(Set.of(), missing);
    }

    @Test
    void everyTestIsNamedInTheDocument() throws IOException {
        Set<String> missing = new TreeSet<>(tests().keySet());
        missing.removeAll(inDocument());

        assertEquals(Set.of(), missing);
    }

    private static Set<String> inDocument() throws IOException {
        return Rule.all().stream()
                .flatMap(rule -> rule.tests().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyTestIsNamedAtItsRule() throws IOException {
        for (Rule rule : Rule.all()) {
            for (String test : rule.tests()) {
                assertEquals(Optional.of(rule.id()), Rule.idIn(test), test);
            }
        }
    }

    @Test
    void theKindOfATestFitsItsRule() throws IOException {
        for (Rule rule : Rule.all()) {
            Set<String> kinds = rule.kind().equals("MAY") ? Set.of("optional") : Set.of("required", "stochastic");
            for (String test : rule.tests()) {
                assertTrue(kinds.contains(test.substring(0, test.indexOf('_'))), test);
            }
        }
    }

    @Test
    void theInterfacesNamedInTheDocumentAreThoseAnAuthorGets() throws IOException {
        Set<String> extended = Arrays.stream(TransportTck.class.getInterfaces())
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(extended, new TreeSet<>(Rule.holders()));
    }

    @Test
    void everyTestEndsInTime() {
        for (Method test : tests().values()) {
            assertTrue(test.getDeclaringClass().isAnnotationPresent(Timeout.class), test::toString);
        }
    }
}
