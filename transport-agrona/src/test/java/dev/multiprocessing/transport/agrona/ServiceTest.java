package dev.multiprocessing.transport.agrona;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.spi.TransportProvider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ServiceTest {

    private static final String SERVICE = TransportProvider.class.getName();
    private static final List<String> PROVIDERS = List.of(AgronaTransportProvider.class.getName());

    @Test
    void itIsFoundByItsName() {
        TransportProvider provider = ServiceLoader.load(TransportProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.name().equals("agrona"))
                .findFirst()
                .orElseThrow();

        assertEquals(AgronaTransportProvider.class, provider.getClass());
        assertEquals(Optional.empty(), provider.unavailable());
    }

    @Test
    void moduleAndServiceFileNameTheSameProvider() throws Exception {
        URI home = AgronaTransportProvider.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();

        assertEquals(PROVIDERS, Files.readAllLines(Path.of(home).resolve("META-INF/services/" + SERVICE)));
        assertEquals(PROVIDERS, module(home).provides().iterator().next().providers());
    }

    @Test
    void moduleExportsNothing() throws Exception {
        URI home = AgronaTransportProvider.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();

        assertTrue(module(home).exports().isEmpty());
    }

    private static ModuleDescriptor module(URI home) throws IOException {
        try (InputStream descriptor = Files.newInputStream(Path.of(home).resolve("module-info.class"))) {
            return ModuleDescriptor.read(descriptor);
        }
    }
}
