package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportProvider;

/** The entry to the transport over sockets. */
public final class SocketTransportProvider implements TransportProvider {

    /** Cheap. */
    public SocketTransportProvider() {}

    @Override
    public String name() {
        return "socket";
    }

    @Override
    public Transport open(Settings settings) {
        Host host = Listening.open(settings);
        return new SocketTransport(host.address(), LocalLink.open(host));
    }

    @Override
    public Transport attach(String session, Settings settings) {
        Address address = Address.parse(session);
        return new SocketTransport(address, SocketLink.open(address));
    }
}
