package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.TestExecutionResult.Status;

@Timeout(60)
class VerdictTest {

    /** Tests with the names of rules, that fail. */
    @ExtendWith(Verdict.class)
    static class Sample {

        @Test
        void required_Q01_elementsArriveEqualToWhatWasPut() {
            assertTrue(false, "the element was changed");
        }

        @Test
        void required_Q02_nullIsAnElement() throws IOException {
            throw new IOException("disk full");
        }

        @Test
        void required_Q03_aLaterChangeDoesNotChangeWhatWasPut() {
            Assumptions.abort("cannot be seen here");
        }

        @Test
        @Timeout(value = 5, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        void required_Q06_aFullQueueRefusesAndIsUnchanged() throws IOException, InterruptedException {
            Process child = SleepingJvm.start();
            try {
                Thread.sleep(60_000);
            } finally {
                child.destroyForcibly();
            }
        }

        @Test
        void anAuthorsOwn() {
            fail("in its own words");
        }
    }

    private static final SampleRun RUN = SampleRun.of(Sample.class);

    @Test
    void aFailureSaysWhatIsDemandedWhatWasSeenAndWhatToCheckFirst() {
        Rule rule = Rules.load().rule("Q01");

        assertEquals(
                "Q01 demands: " + rule.demand() + "\nseen: the element was changed\ncheck first: "
                        + rule.checkFirst().orElseThrow(),
                RUN.failure("required_Q01_elementsArriveEqualToWhatWasPut()"));
    }

    @Test
    void reportersAreToldWhichRuleIsBrokenAndWhatWasSeen() {
        RuleBroken broken = (RuleBroken) RUN.result("required_Q01_elementsArriveEqualToWhatWasPut()")
                .getThrowable()
                .orElseThrow();

        assertEquals("Q01", broken.rule());
        assertEquals("the element was changed", broken.seen());
    }

    @Test
    void anErrorIsSeenWithItsType() {
        String failure = RUN.failure("required_Q02_nullIsAnElement()");

        assertTrue(failure.contains("\nseen: java.io.IOException: disk full\n"), failure);
    }

    @Test
    void whatIsSkippedStaysSkipped() {
        assertEquals(
                Status.ABORTED,
                RUN.result("required_Q03_aLaterChangeDoesNotChangeWhatWasPut()").getStatus());
    }

    @Test
    void aTestThatHangsShowsTheStacksOfAllJvms() {
        String failure = RUN.failure("required_Q06_aFullQueueRefusesAndIsUnchanged()");

        assertTrue(failure.contains("\nseen: it hangs: "), failure);
        assertTrue(failure.contains("VerdictTest$Sample.required_Q06_aFullQueueRefusesAndIsUnchanged"), failure);
        assertTrue(failure.contains("SleepingJvm.main"), failure);
    }

    @Test
    void testsThatHoldNoRuleAreLeftAlone() {
        assertEquals("in its own words", RUN.failure("anAuthorsOwn()"));
    }
}
