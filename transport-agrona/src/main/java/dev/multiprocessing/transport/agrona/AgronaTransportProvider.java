package dev.multiprocessing.transport.agrona;

import dev.multiprocessing.files.SharedTransport;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.SpiVersion;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportProvider;

/** Opens and joins sessions of shared files with Agrona's ring buffers in them. */
public final class AgronaTransportProvider implements TransportProvider {

    /** For the service loader. */
    public AgronaTransportProvider() {}

    @Override
    public String name() {
        return AgronaMedium.NAME;
    }

    @Override
    public int spiVersion() {
        return SpiVersion.CURRENT;
    }

    @Override
    public Transport open(Settings settings) {
        return SharedTransport.open(AgronaMedium.of(settings), settings);
    }

    @Override
    public Transport attach(String session, Settings settings) {
        return SharedTransport.attach(session, AgronaMedium.of(settings), settings);
    }
}
