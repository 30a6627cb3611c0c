package dev.multiprocessing.mirror;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The rules see what they are for: each fault of a transport is caught by the rules that are meant for it, as a failure
 * and not as a hang, with a message that says what is wrong.
 */
interface Mirror {

    /** Faults whose story or rules this is found in are tried; all of them by default. */
    Pattern ONLY = Pattern.compile(System.getProperty("mirror.only", ""));

    /** The transport whose faults these are. */
    Fault.Base base();

    @TestFactory
    default Stream<DynamicTest> everyFaultIsCaughtByTheRulesMeantForIt() {
        return Faults.all().stream()
                .filter(fault -> fault.base() == base())
                .filter(fault -> ONLY.matcher(fault.story() + fault.rules()).find())
                .flatMap(fault -> fault.rules().stream()
                        .map(rule -> dynamicTest(rule + ": " + fault, () -> requireCaught(fault, rule))));
    }

    private static void requireCaught(Fault fault, String rule) throws IOException {
        long start = System.nanoTime();
        List<Trial.Verdict> verdicts = Trial.of(fault, rule::equals);
        long millis = (System.nanoTime() - start) / 1_000_000;
        String failure = verdicts.stream()
                .filter(Trial.Verdict::isFailure)
                .map(Trial.Verdict::failure)
                .findFirst()
                .orElse("");

        assertFalse(failure.isEmpty(), () -> "not caught: " + verdicts);
        assertTrue(failure.startsWith(rule + " demands: "), () -> "caught by another rule: " + failure);
        String seen = failure.substring(failure.indexOf("\nseen: ") + 1, failure.indexOf("\ncheck first: "));
        assertFalse(seen.startsWith("seen: it hangs"), () -> "caught by its hanging: " + seen);
        assertTrue(fault.says().matcher(seen).find(), () -> "the fault is not seen in this: " + seen);
        System.out.println(rule + " | " + fault + " | " + millis + " ms | "
                + seen.lines().findFirst().orElseThrow());
    }
}
