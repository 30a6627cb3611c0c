package dev.multiprocessing.core.discovery;

import dev.multiprocessing.MultiprocessingException;
import dev.multiprocessing.MultiprocessingOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where settings come from, the strongest first: the program's options, system properties, the environment, and {@code
 * multiprocessing.properties} on the class path.
 */
public final class SettingSources {

    private static final String FILE = "multiprocessing.properties";

    private final MultiprocessingOptions options;
    private final Map<String, String> file;

    private SettingSources(MultiprocessingOptions options, Map<String, String> file) {
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
        Map<String, String> settings = new HashMap<>();
        file.stringPropertyNames().forEach(name -> settings.put(name, file.getProperty(name)));
        return new SettingSources(options, settings);
    }

    /** For a child, whose parent has read the file; to look for it takes as long as much of a child's start. */
    public static SettingSources ofChild(Map<String, String> program, Map<String, String> file) {
        MultiprocessingOptions options = MultiprocessingOptions.defaults();
        for (Map.Entry<String, String> setting : program.entrySet()) {
            options = options.with(setting.getKey(), setting.getValue());
        }
        return new SettingSources(options, file);
    }

    /** What the program set. */
    public Map<String, String> program() {
        return options.settings();
    }

    /** What the file says. */
    public Map<String, String> file() {
        return file;
    }

    /** The setting's value, if it was made anywhere. */
    public Optional<String> value(String name) {
        return find(name).map(Setting::value);
    }

    /** The setting, if it was made anywhere. */
    public Optional<Setting> find(String name) {
        String variable = name.toUpperCase(Locale.ROOT).replace('.', '_');
        List<Setting> strongestFirst = List.of(
                Setting.of(options.setting(name).orElse(""), "the program"),
                Setting.of(System.getProperty(name, ""), "system property " + name),
                Setting.of(System.getenv().getOrDefault(variable, ""), "environment variable " + variable),
                Setting.of(file.getOrDefault(name, ""), FILE));
        for (Setting setting : strongestFirst) {
            if (!setting.value().isEmpty()) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
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
    public record Setting(String value, String source) {

        private static Setting of(String text, String source) {
            return new Setting(text.strip(), source);
        }
    }
}
