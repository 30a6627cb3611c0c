package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.SpiVersion;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportProvider;

/** Opens and joins sessions of memory-mapped files. */
public final class MmapTransportProvider implements TransportProvider {

    /** For the service loader. */
    public MmapTransportProvider() {}

    @Override
    public String name() {
        return "mmap";
    }

    @Override
    public int spiVersion() {
        return SpiVersion.CURRENT;
    }

    @Override
    public Transport open(Settings settings) {
        return MmapMedium.open(settings);
    }

    @Override
    public Transport attach(String session, Settings settings) {
        return MmapMedium.attach(session, settings);
    }
}
