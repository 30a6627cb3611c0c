package dev.multiprocessing.tck;

import java.util.Random;

/** The chance in a stochastic rule, which can be repeated. */
public final class Seed {

    private final long number;
    private final Random random;

    Seed(long number) {
        this.number = number;
        this.random = new Random(number);
    }

    /** A number from 1 to the bound. */
    int upTo(int bound) {
        return 1 + random.nextInt(bound);
    }

    /** What other chances are derived from. */
    long number() {
        return number;
    }

    /** How to repeat it. */
    String hint() {
        return "to repeat the chance: -D" + Knobs.SEED + "=" + number;
    }
}
