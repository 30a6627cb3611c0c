package dev.multiprocessing.tck;

import dev.multiprocessing.MultiprocessingOptions;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.Transport.Capability;
import dev.multiprocessing.spi.TransportProvider;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Assumptions;

/** What a transport declares that it can do, asked of a session of its own with the same options. */
final class Capabilities {

    private Capabilities() {}

    static boolean has(MultiprocessingOptions options, Capability capability) {
        return has(provider(options), options, capability);
    }

    /** The same, but one that cannot be asked has none. */
    static boolean isKnownToHave(MultiprocessingOptions options, Capability capability) {
        return find(options).map(provider -> has(provider, options, capability)).orElse(false);
    }

    /** The transport itself, which has to be a service. */
    static TransportProvider provider(MultiprocessingOptions options) {
        return find(options).orElseGet(() -> Assumptions.abort("no service, so it cannot be asked what it can do"));
    }

    private static boolean has(TransportProvider provider, MultiprocessingOptions options, Capability capability) {
        try (Transport session = provider.open(settings(options))) {
            return session.capabilities().contains(capability);
        }
    }

    private static Optional<TransportProvider> find(MultiprocessingOptions options) {
        Optional<String> transport = options.setting(MultiprocessingOptions.TRANSPORT);
        return ServiceLoader.load(TransportProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> transport.equals(Optional.of(found.name())))
                .findFirst();
    }

    /** What the test sets goes before what the one who runs it has set. */
    static Settings settings(MultiprocessingOptions options) {
        return new Settings(name -> options.setting(name).or(() -> Optional.ofNullable(System.getProperty(name))));
    }
}
