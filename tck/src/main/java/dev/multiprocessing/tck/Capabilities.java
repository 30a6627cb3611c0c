package dev.multiprocessing.tck;

import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.Transport.Capability;
import dev.multiprocessing.spi.TransportProvider;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Assumptions;

/** What a transport declares that it can do, asked of a session of its own. */
final class Capabilities {

    private Capabilities() {}

    static boolean has(String transport, Capability capability) {
        TransportProvider provider = ServiceLoader.load(TransportProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.name().equals(transport))
                .findFirst()
                .orElseGet(() -> Assumptions.abort("no service, so it cannot be asked what it can do"));
        try (Transport session = provider.open(Settings.none())) {
            return session.capabilities().contains(capability);
        }
    }
}
