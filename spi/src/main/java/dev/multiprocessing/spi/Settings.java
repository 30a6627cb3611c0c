package dev.multiprocessing.spi;

import java.util.Optional;
import java.util.function.Function;

/**
 * The deployer's settings, by name.
 *
 * <p>A transport reads names that begin with {@code multiprocessing.}, its own name and a dot, for example {@code
 * multiprocessing.shared.directory}; where a value came from (option, system property, environment, file) is not its
 * concern.
 */
public final class Settings {

    private final Function<String, Optional<String>> lookup;

    /** Settings that are looked up by the function. */
    public Settings(Function<String, Optional<String>> lookup) {
        this.lookup = lookup;
    }

    /** No settings: everything is at its default. */
    public static Settings none() {
        return new Settings(name -> Optional.empty());
    }

    /** The setting, if the deployer made it. */
    public Optional<String> text(String name) {
        return lookup.apply(name);
    }

    /**
     * A whole number within bounds.
     *
     * @throws TransportException if the setting is something else; it names the setting, its value and the bounds
     */
    public long number(String name, long fallback, long min, long max) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            long value = Long.parseLong(text.get().strip());
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw outOfBounds(name, text.get(), min, max, e);
        }
        throw outOfBounds(name, text.get(), min, max, null);
    }

    /**
     * One of two words.
     *
     * @param fallback the one it is if the deployer has not made the setting
     * @throws TransportException if the setting is something else; it names the setting, its value and both words
     */
    public String choice(String name, String fallback, String other) {
        String value = text(name).orElse(fallback);
        if (!value.equals(fallback) && !value.equals(other)) {
            throw new TransportException(
                    "unusable setting: name=" + name + ", value=" + value + "; set " + other + " or " + fallback);
        }
        return value;
    }

    private static TransportException outOfBounds(String name, String value, long min, long max, Throwable cause) {
        return new TransportException(
                "unusable setting: name=" + name + ", value=" + value + "; set a whole number from " + min + " to "
                        + max,
                cause);
    }
}
