package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

class RepetitionsTest {

    private static final String REPEAT = "multiprocessing.tck.repeat";

    /** A rule that holds by chance. */
    @ExtendWith(Verdict.class)
    static class Sample {

        @Stochastic
        void stochastic_D12_producersKilledAtAnyInstantTearAndStopNothing(Seed seed) {
            Assertions.assertNotEquals(8, seed.number(), "bad luck");
        }
    }

    @BeforeEach
    void twice() {
        System.setProperty(Knobs.SEED, "7");
        System.setProperty(REPEAT, "2");
    }

    @AfterEach
    void asBefore() {
        System.clearProperty(Knobs.SEED);
        System.clearProperty(REPEAT);
    }

    @Test
    void aTestRunsAsOftenAsAskedWithOneSeedAfterTheOther() {
        SampleRun run = SampleRun.of(Sample.class);

        assertEquals(Set.of("1 of 2, seed=7", "2 of 2, seed=8"), run.results().keySet());
    }

    @Test
    void seedAndRepeatsAreInEveryReport() {
        SampleRun run = SampleRun.of(Sample.class);

        assertEquals(List.of(Map.of("seed", "7", "repeats", "2"), Map.of("seed", "8", "repeats", "2")), run.entries());
    }

    @Test
    void aFailureSaysHowToRepeatTheChance() {
        String failure = SampleRun.of(Sample.class).failure("2 of 2, seed=8");

        assertTrue(failure.contains("bad luck"), failure);
        assertTrue(failure.contains("\nto repeat the chance: -Dmultiprocessing.tck.seed=8\n"), failure);
    }

    @Test
    void aSeedIsTheSameChanceEachTime() {
        assertEquals(new Seed(42).upTo(1_000), new Seed(42).upTo(1_000));
        assertTrue(new Seed(42).upTo(1) == 1);
    }
}
