package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.SpiVersion;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportProvider;
import java.nio.file.Path;

/** The entry to the transport over sockets. */
public final class SocketTransportProvider implements TransportProvider {

    /** Cheap. */
    public SocketTransportProvider() {}

    @Override
    public String name() {
        return "socket";
    }

    @Override
    public int spiVersion() {
        return SpiVersion.CURRENT;
    }

    @Override
    public Transport open(Settings settings) {
        return SocketTransport.open(Listening.open(settings, Path.of(System.getProperty("java.io.tmpdir"))));
    }

    @Override
    public Transport attach(String session, Settings settings) {
        Address address = Address.parse(session);
        if (address.isUnix()) {
            return SocketTransport.attach(address, Unix.WIRING);
        }
        Wiring wiring = address.isTls() ? Tls.ofGuest(settings, address) : Wiring.PLAIN;
        return SocketTransport.attach(address, Tcp.below(wiring, settings));
    }
}
