package dev.multiprocessing;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a program decides about a context, instead of the deployer. Immutable; each {@code with} returns a changed copy.
 *
 * <p>Every setting has a name that begins with {@code multiprocessing.}; one that is not made here is looked up as a
 * system property, then as an environment variable (upper case, dots as underscores), then in {@code
 * multiprocessing.properties} on the class path. {@code docs/SETTINGS.md} lists them.
 */
public final class MultiprocessingOptions {

    /** The name of the setting that chooses the transport. */
    public static final String TRANSPORT = "multiprocessing.transport";

    /** The name of the setting that chooses the codec. */
    public static final String CODEC = "multiprocessing.codec";

    private static final MultiprocessingOptions DEFAULTS = new MultiprocessingOptions(Map.of());

    private final Map<String, String> settings;

    private MultiprocessingOptions(Map<String, String> settings) {
        this.settings = Map.copyOf(settings);
    }

    /** Options that leave everything to the deployer. */
    public static MultiprocessingOptions defaults() {
        return DEFAULTS;
    }

    /** Chooses the transport, whatever the deployer chose. */
    public MultiprocessingOptions withTransport(String name) {
        return with(TRANSPORT, name);
    }

    /** Chooses the codec, whatever the deployer chose. */
    public MultiprocessingOptions withCodec(String name) {
        return with(CODEC, name);
    }

    /**
     * Makes a setting, whatever the deployer chose.
     *
     * @throws IllegalArgumentException if the name does not begin with {@code multiprocessing.}
     */
    public MultiprocessingOptions with(String name, String value) {
        Objects.requireNonNull(value, "value");
        if (!name.startsWith("multiprocessing.")) {
            throw new IllegalArgumentException(
                    "not a setting of this library: name=" + name + "; names begin with multiprocessing.");
        }
        Map<String, String> changed = new HashMap<>(settings);
        changed.put(name, value);
        return new MultiprocessingOptions(changed);
    }

    /** A setting made here. */
    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    /** All settings made here, by name. */
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public String toString() {
        return "MultiprocessingOptions" + settings.keySet();
    }
}
