package dev.multiprocessing.tck.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommandLineTest {

    private static Arguments parse(String... words) {
        return Sample.arguments(words);
    }

    private static String refusal(String... words) {
        return assertThrows(Refusal.class, () -> parse(words)).getMessage();
    }

    @Test
    void aValueIsTheNextWordOrBehindASign() {
        assertEquals(Duration.ofSeconds(7), parse("--limit", "7").limit());
        assertEquals(Duration.ofSeconds(7), parse("--limit=7").limit());
        assertEquals(
                List.of("-Da=b", "-ea"),
                parse("--jvm-option=-Da=b", "--jvm-option", "-ea").jvmOptions());
    }

    @Test
    void settingsAreNamesWithValues() {
        assertEquals(
                Map.of("a", "b=c", "d", ""),
                parse("--set", "a=b=c", "--set", "d=").settings());
        assertEquals("a setting has a name and a value: --set a=…", refusal("--set", "a"));
    }

    @Test
    void whatLooksLikeASecretIsNotShown() {
        Arguments arguments = parse("--set", "my.password=abc", "--set", "my.port=1", "--jvm-option=-Dtoken=abc");

        assertEquals(Map.of("my.password", "***", "my.port", "1"), arguments.shownSettings());
        assertEquals(List.of("***"), arguments.shownJvmOptions());
    }

    @Test
    void rulesAndKindsAreChosen() {
        assertEquals(
                new Selection(List.of("Q20", "W*"), Set.of(Kind.OPTIONAL, Kind.STOCHASTIC)),
                parse("--only", "Q20,W*", "--kind", "optional,stochastic").selection());
        assertEquals(
                "no such kind: best; there are [required, optional, stochastic, untested]", refusal("--kind", "best"));
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        assertEquals("no such option: --fast; --help shows all", refusal("--fast"));
        assertEquals("no such option: --quick=yes; --help shows all", refusal("--quick=yes"));
        assertEquals("a value is missing: option=--limit", refusal("--limit"));
        assertEquals("given twice: option=--limit", refusal("--limit=1", "--limit=2"));
        assertEquals("unusable: --repeat=0; set a number", refusal("--repeat=0"));
        assertEquals("unusable: --seed=x; set a number", refusal("--seed=x"));
        assertEquals("not there: entry of --classpath=/not/there.jar", refusal("--classpath=/not/there.jar"));
        assertEquals("no JDK: --java-home=/not/there has no bin/java", refusal("--java-home=/not/there"));
        assertTrue(assertThrows(Refusal.class, () -> Arguments.parse(CommandLine.of(List.of())))
                .getMessage()
                .startsWith("which transport?"));
    }
}
