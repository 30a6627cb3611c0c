package dev.multiprocessing.tck.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class JudgementTest {

    private static final Finding PASSED = Sample.passed(Sample.RULES.rule("Q01"));
    private static final Finding SKIPPED = Sample.skipped(Sample.RULES.rule("D01"), "participants are threads");
    private static final Finding FAILED = Sample.failed(Sample.RULES.rule("Q02"), "null was lost");
    private static final Finding NOT_RUN = Sample.notRun(Sample.RULES.rule("Q03"), "the JVM of the tests ended");

    private static Verdict verdict(List<Finding> findings, String... arguments) {
        return Sample.judgement(Sample.arguments(arguments), findings).verdict();
    }

    @Test
    void allRulesWithoutABrokenOneConform() {
        assertEquals(Verdict.CONFORMANT, verdict(List.of(PASSED, SKIPPED)));
        assertEquals(Verdict.CONFORMANT, verdict(List.of(PASSED), "--repeat", "3", "--seed", "1"));
    }

    @Test
    void aPartOrLessMightSaysNothingOfTheRest() {
        assertEquals(Verdict.PARTLY, verdict(List.of(PASSED), "--only", "Q01"));
        assertEquals(Verdict.PARTLY, verdict(List.of(PASSED), "--kind", "required"));
        assertEquals(Verdict.PARTLY, verdict(List.of(PASSED), "--quick"));
        assertEquals(Verdict.PARTLY, verdict(List.of(PASSED), "--set", "multiprocessing.tck.patience=60000"));
        assertEquals(Verdict.PARTLY, verdict(List.of(PASSED), "--jvm-option", "-Dmultiprocessing.tck.effort=0.1"));
    }

    @Test
    void aRuleThatIsBrokenOrWasNotRunIsNotKept() {
        assertEquals(Verdict.BROKEN, verdict(List.of(PASSED, FAILED)));
        assertEquals(Verdict.BROKEN, verdict(List.of(PASSED, NOT_RUN)));
        assertEquals(Verdict.BROKEN, verdict(List.of(FAILED), "--only", "Q02"));
    }

    @Test
    void theExitCodesAreThoseOfTheHelp() {
        assertEquals(0, Verdict.CONFORMANT.exitCode());
        assertEquals(1, Verdict.BROKEN.exitCode());
        assertEquals(2, Verdict.UNJUDGED.exitCode());
        assertEquals(3, Verdict.PARTLY.exitCode());
    }

    @Test
    void theSentenceSaysWhoAndHowManyOfWhat() {
        String version = Sample.RULES.version();

        assertEquals(
                "mine 1.2.3 conforms to rules " + version,
                Sample.judgement(Sample.arguments(), List.of(PASSED)).sentence());
        assertEquals(
                "mine 1.2.3 does not conform to rules " + version + ": 1 of 3 broken, 1 not run",
                Sample.judgement(Sample.arguments(), List.of(PASSED, FAILED, NOT_RUN))
                        .sentence());
        assertEquals(
                "mine 1.2.3 breaks none of the 1 rules that were tried, of "
                        + Sample.RULES.all().size() + ", in quick mode",
                Sample.judgement(Sample.arguments("--quick"), List.of(PASSED)).sentence());
    }

    @Test
    void aQuickLookAtAllRulesSaysSo() {
        List<Finding> all = Sample.RULES.all().stream().map(Sample::passed).toList();

        assertEquals(
                "mine 1.2.3 breaks none of the " + all.size() + " rules, in quick mode",
                Sample.judgement(Sample.arguments("--quick"), all).sentence());
    }

    @Test
    void theSummaryShowsWhatWasSeenAndNothingThatSteersATerminal() {
        String summary = Summary.of(Sample.broken("\u001b[2Jgone"));

        assertTrue(summary.contains("Q20 demands: " + Sample.RULES.rule("Q20").demand() + "\n  seen: \uFFFD[2Jgone\n"));
    }
}
