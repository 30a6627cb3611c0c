package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** The document and the tests say the same. */
@Timeout(60)
class RulesInStepTest {

    private static final Set<String> GROUPS = Set.of("Q", "P", "V", "A", "L", "C", "D", "X", "S", "W");

    private final Rules rules = Rules.load();

    /** The tests a transport's author gets, by name. */
    private static Map<String, Method> tests() {
        return Arrays.stream(TransportTck.class.getMethods())
                .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
                .collect(Collectors.toMap(Method::getName, method -> method));
    }

    @Test
    void theDocumentHasEveryGroup() {
        assertEquals(GROUPS, rules.all().stream().map(Rule::group).collect(Collectors.toSet()));
    }

    @Test
    void rulesAreNumberedFromOneWithoutGaps() {
        Map<String, List<String>> byGroup = rules.all().stream()
                .collect(Collectors.groupingBy(Rule::group, Collectors.mapping(Rule::id, Collectors.toList())));

        byGroup.forEach((group, ids) -> {
            Set<String> expected = new TreeSet<>();
            for (int number = 1; number <= ids.size(); number++) {
                expected.add(String.format("%s%02d", group, number));
            }
            assertEquals(expected, new TreeSet<>(ids));
        });
    }

    @Test
    void everyRuleIsAMustOrAMay() {
        for (Rule rule : rules.all()) {
            assertTrue(Set.of("MUST", "MAY").contains(rule.level()), rule::toString);
        }
    }

    @Test
    void everyRuleSaysWhatItIsGoodFor() {
        for (Rule rule : rules.all()) {
            assertFalse(rule.intent().isEmpty(), rule::toString);
        }
    }

    @Test
    void everyRuleNamesItsTests() {
        for (Rule rule : rules.all()) {
            assertFalse(rule.tests().isEmpty(), rule::toString);
        }
    }

    @Test
    void everyTestedRuleSaysWhatToCheckFirst() {
        for (Rule rule : rules.all()) {
            assertEquals(rule.untestedBecause().isEmpty(), rule.checkFirst().isPresent(), rule::toString);
        }
    }

    @Test
    void everyTestNamedInTheDocumentExists() {
        Set<String> missing = inDocument();
        missing.removeAll(tests().keySet());

        assertEquals(Set.of(), missing);
    }

    @Test
    void everyTestIsNamedInTheDocument() {
        Set<String> missing = new TreeSet<>(tests().keySet());
        missing.removeAll(inDocument());

        assertEquals(Set.of(), missing);
    }

    private Set<String> inDocument() {
        return rules.all().stream()
                .flatMap(rule -> rule.tests().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyTestIsNamedAfterItsRule() {
        for (Rule rule : rules.all()) {
            for (String test : rule.tests()) {
                assertEquals(rule.id(), test.split("_", 3)[1], test);
            }
        }
    }

    @Test
    void theKindOfATestFitsItsRule() {
        for (Rule rule : rules.all()) {
            for (String test : rule.tests()) {
                assertTrue(kindsFor(rule).contains(test.substring(0, test.indexOf('_'))), test);
            }
        }
    }

    private static Set<String> kindsFor(Rule rule) {
        if (rule.untestedBecause().isPresent()) {
            return Set.of("untested");
        }
        return rule.level().equals("MAY") ? Set.of("optional") : Set.of("required", "stochastic");
    }

    @Test
    void theKindOfATestIsWhatItIs() {
        tests().forEach((name, test) -> {
            assertEquals(name.startsWith("stochastic_"), test.isAnnotationPresent(Stochastic.class), name);
            assertEquals(name.startsWith("untested_"), test.isAnnotationPresent(Untested.class), name);
        });
    }

    @Test
    void theInterfacesNamedInTheDocumentAreThoseAnAuthorGets() {
        Set<String> extended = Arrays.stream(TransportTck.class.getInterfaces())
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(extended, new TreeSet<>(rules.holders()));
    }

    @Test
    void everyTestEndsInTime() {
        for (Method test : tests().values()) {
            assertTrue(test.getDeclaringClass().isAnnotationPresent(Timeout.class), test::toString);
        }
    }

    @Test
    void theVersionChangesWithWhatTheRulesDemand() throws IOException, NoSuchAlgorithmException {
        List<String> demands = new ArrayList<>();
        rules.all().forEach(rule -> demands.add(rule.id() + " " + rule.level() + " " + rule.demand()));
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(String.join("\n", demands).getBytes(StandardCharsets.UTF_8));
        String now = rules.version() + " " + HexFormat.of().formatHex(digest).substring(0, 16);

        try (InputStream known = RulesInStepTest.class.getResourceAsStream("rules-version.txt")) {
            assertEquals(
                    new String(known.readAllBytes(), StandardCharsets.UTF_8).strip(),
                    now,
                    "the rules have changed: if this version of them was released, raise it in docs/RULES.md and say"
                            + " what changed; then write this into rules-version.txt");
        }
    }
}
