package dev.multiprocessing.core.heap;

import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.SpiVersion;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.spi.TransportProvider;

/** Opens sessions whose participants are threads of this JVM. */
public final class HeapTransportProvider implements TransportProvider {

    /** The transport's name. */
    public static final String NAME = "heap";

    /** The one static that changes: the JVM is the medium here, as the file system is for others. */
    private static final Sessions SESSIONS = new Sessions();

    /** For {@link java.util.ServiceLoader}. */
    public HeapTransportProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int spiVersion() {
        return SpiVersion.CURRENT;
    }

    @Override
    public Transport open(Settings settings) {
        return HeapTransport.join(SESSIONS.start()).orElseThrow();
    }

    @Override
    public Transport attach(String session, Settings settings) {
        return SESSIONS.find(session)
                .flatMap(HeapTransport::join)
                .orElseThrow(
                        () -> new TransportException("no such session: transport=heap; its last participant has left,"
                                + " or it is in another JVM: choose a transport that reaches other processes"));
    }
}
