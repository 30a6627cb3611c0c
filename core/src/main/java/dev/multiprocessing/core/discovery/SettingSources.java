package dev.multiprocessing.core.discovery;

import dev.multiprocessing.MultiprocessingException;
import dev.multiprocessing.MultiprocessingOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * Where settings come from, the strongest first: the program's options, system properties, the environment, and {@code
 * multiprocessing.properties} on the class path.
 */
public final class SettingSources {

    private static final String FILE = "multiprocessing.properties";

    private final MultiprocessingOptions options;
    private final Properties file;

    private SettingSources(MultiprocessingOptions options, Properties file) {
        this.options = options;
        this.file = file;
    }

    /** Reads the file, if there is one where the thread's context class loader, or else this library's, finds it. */
    public static SettingSources read(MultiprocessingOptions options) {
        Properties file = new Properties();
        URL url = find();
        if (url != null) {
            try (InputStream in = url.openStream()) {
                file.load(in);
            } catch (IOException | IllegalArgumentException e) {
                throw new MultiprocessingException("unreadable settings: file=" + url + "; correct or remove it", e);
            }
        }
        return new SettingSources(options, file);
    }

    /** The setting's value, if it was made anywhere. */
    public Optional<String> value(String name) {
        return find(name).map(Setting::value);
    }

    /** The setting, if it was made anywhere. */
    public Optional<Setting> find(String name) {
        String variable = name.toUpperCase(Locale.ROOT).replace('.', '_');
        return setting(options.setting(name).orElse(null), "the program")
                .or(() -> setting(System.getProperty(name), "system property " + name))
                .or(() -> setting(System.getenv(variable), "environment variable " + variable))
                .or(() -> setting(file.getProperty(name), FILE));
    }

    private static Optional<Setting> setting(String value, String source) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(new Setting(value.strip(), source));
    }

    private static URL find() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        URL url = context == null ? null : context.getResource(FILE);
        return url != null ? url : SettingSources.class.getClassLoader().getResource(FILE);
    }

    /**
     * A setting that was made.
     *
     * @param value what it was set to
     * @param source who set it, for messages
     */
    public record Setting(String value, String source) {}
}
