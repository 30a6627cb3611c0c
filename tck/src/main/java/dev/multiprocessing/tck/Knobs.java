package dev.multiprocessing.tck;

import java.time.Duration;
import java.util.function.UnaryOperator;

/** What whoever runs the rules may set, as system properties; children of this library have them, too. */
final class Knobs {

    /** Those of this JVM. */
    static final Knobs HERE = new Knobs(System::getProperty);

    /** The first seed. */
    static final String SEED = "multiprocessing.tck.seed";

    private static final String SILENCE = "multiprocessing.tck.silence";
    private static final String PATIENCE = "multiprocessing.tck.patience";
    private static final String EFFORT = "multiprocessing.tck.effort";
    private static final String REPEAT = "multiprocessing.tck.repeat";

    private final UnaryOperator<String> properties;

    Knobs(UnaryOperator<String> properties) {
        this.properties = properties;
    }

    /** How long a rule looks on to see that nothing happens. */
    Duration silence() {
        return Duration.ofMillis((long) positive(SILENCE, 200));
    }

    /** How long a rule waits for what must happen. */
    Duration patience() {
        return Duration.ofMillis((long) positive(PATIENCE, 10_000));
    }

    /** How often a rule does what it does that often by default; at least once. */
    int effort(int times) {
        return (int) Math.max(1, Math.round(times * positive(EFFORT, 1)));
    }

    /** How often a stochastic test is run. */
    int repeats() {
        return (int) Math.ceil(positive(REPEAT, 1));
    }

    /** The seed of a stochastic test's first run, unless it is left to chance. */
    long seed(long chance) {
        String text = properties.apply(SEED);
        return text == null ? chance : Long.parseLong(text);
    }

    private double positive(String name, double otherwise) {
        String text = properties.apply(name);
        try {
            double number = text == null ? otherwise : Double.parseDouble(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw unusable(name, text, e);
        }
        throw unusable(name, text, null);
    }

    private static IllegalArgumentException unusable(String name, String text, NumberFormatException cause) {
        return new IllegalArgumentException("unusable: " + name + "=" + text + "; set a number above 0", cause);
    }
}
