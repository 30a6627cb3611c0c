package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UntestedTest {

    /** A rule that no test sees. */
    static class Sample {

        @Untested
        void untested_W15_deadlinesAreMeasuredOnAMonotonicClock() {}
    }

    @Test
    void itIsSkippedWithTheReason() {
        SampleRun run = SampleRun.of(Sample.class);

        assertEquals(
                "untested, because a test may not set the machine's clock",
                run.whySkipped("untested_W15_deadlinesAreMeasuredOnAMonotonicClock()"));
    }
}
