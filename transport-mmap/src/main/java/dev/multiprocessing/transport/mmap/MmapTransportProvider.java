package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportProvider;
import java.nio.file.Path;

/** Opens and joins sessions of memory-mapped files. */
public final class MmapTransportProvider implements TransportProvider {

    /** For the service loader. */
    public MmapTransportProvider() {}

    @Override
    public String name() {
        return "mmap";
    }

    @Override
    public Transport open(Settings settings) {
        return new MmapTransport(Session.create(settings));
    }

    @Override
    public Transport attach(String session, Settings settings) {
        return new MmapTransport(Session.attach(Path.of(session)));
    }
}
