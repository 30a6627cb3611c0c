package dev.multiprocessing.tck.runner;

import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.MultiprocessingOptions;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportProvider;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeSet;

/** Tells the facts that only the JVM of the tests knows. */
final class Witness {

    private Witness() {}

    static Map<String, String> facts(MultiprocessingOptions options) {
        Map<String, String> facts = new LinkedHashMap<>();
        String name = options.setting(MultiprocessingOptions.TRANSPORT).orElseThrow();
        facts.put(Facts.TRANSPORT, name);
        provider(name).ifPresent(provider -> addTransport(facts, provider, options));
        facts.put(Facts.LIBRARY_FILE, placeOf(Multiprocessing.class));
        facts.put("java.version", System.getProperty("java.version"));
        facts.put("java.vendor", System.getProperty("java.vendor"));
        facts.put("java.vm", System.getProperty("java.vm.name"));
        facts.put("machine.os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("machine.architecture", System.getProperty("os.arch"));
        facts.put("machine.processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        return facts;
    }

    private static Optional<TransportProvider> provider(String name) {
        return ServiceLoader.load(TransportProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(name))
                .findFirst();
    }

    private static void addTransport(
            Map<String, String> facts, TransportProvider provider, MultiprocessingOptions options) {
        facts.put("transport.class", provider.getClass().getName());
        facts.put("transport.spi", Integer.toString(provider.spiVersion()));
        facts.put(Facts.TRANSPORT_FILE, placeOf(provider.getClass()));
        Settings settings =
                new Settings(key -> options.setting(key).or(() -> Optional.ofNullable(System.getProperty(key))));
        try (Transport session = provider.open(settings)) {
            facts.put("transport.capabilities", new TreeSet<>(session.capabilities()).toString());
        }
    }

    private static String placeOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path is made of files", e);
        }
    }
}
