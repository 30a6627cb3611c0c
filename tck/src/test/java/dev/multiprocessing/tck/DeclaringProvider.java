package dev.multiprocessing.tck;

import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.SpiVersion;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportProvider;
import java.lang.reflect.Proxy;
import java.util.Set;

/** A transport that can do nothing but declare what a setting says. */
public final class DeclaringProvider implements TransportProvider {

    static final String SETTING = "multiprocessing.declaring.capability";

    @Override
    public int spiVersion() {
        return SpiVersion.CURRENT;
    }

    @Override
    public String name() {
        return "declaring";
    }

    @Override
    public Transport open(Settings settings) {
        Set<Transport.Capability> declared =
                Set.of(Transport.Capability.valueOf(settings.text(SETTING).orElse("PROCESSES")));
        return (Transport) Proxy.newProxyInstance(
                DeclaringProvider.class.getClassLoader(),
                new Class<?>[] {Transport.class},
                (proxy, method, arguments) -> method.getName().equals("capabilities") ? declared : null);
    }

    @Override
    public Transport attach(String session, Settings settings) {
        throw new UnsupportedOperationException();
    }
}
