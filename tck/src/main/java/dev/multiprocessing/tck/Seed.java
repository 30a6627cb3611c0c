package dev.multiprocessing.tck;

import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.function.Executable;

/** The chance in a stochastic rule, which can be repeated. */
final class Seed {

    private static final String PROPERTY = "multiprocessing.tck.seed";

    private final long number;
    private final Random random;

    private Seed(long number) {
        this.number = number;
        this.random = new Random(number);
    }

    /** A new seed, unless the property asks for a certain one; the test's output tells it in any case. */
    static Seed choose() {
        Seed seed = new Seed(Long.getLong(PROPERTY, System.nanoTime()));
        System.out.println(PROPERTY + "=" + seed.number);
        return seed;
    }

    /** A number from 1 to the bound. */
    int upTo(int bound) {
        return 1 + random.nextInt(bound);
    }

    /** What other chances are derived from. */
    long number() {
        return number;
    }

    /** Runs assertions, and tells the seed if they fail. */
    void check(Executable assertions) {
        try {
            assertions.execute();
        } catch (Throwable e) {
            Assertions.fail(e.getMessage() + " (to repeat the chance: -D" + PROPERTY + "=" + number + ")", e);
        }
    }
}
