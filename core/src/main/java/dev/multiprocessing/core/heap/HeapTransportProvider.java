package dev.multiprocessing.core.heap;

import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.spi.TransportProvider;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Opens and joins sessions between threads of this JVM. */
public final class HeapTransportProvider implements TransportProvider {

    /** The transport's name. */
    public static final String NAME = "heap";

    /** The JVM is the medium here, as the file system is for other transports: this is its directory of sessions. */
    private static final Map<String, HeapSession> SESSIONS = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Transport open(Settings settings) {
        String address = "heap-" + UUID.randomUUID();
        HeapSession session = new HeapSession(address, () -> SESSIONS.remove(address));
        SESSIONS.put(address, session);
        return HeapTransport.join(session);
    }

    @Override
    public Transport attach(String session, Settings settings) {
        HeapSession found = SESSIONS.get(session);
        if (found == null) {
            throw new TransportException(
                    "session has ended: session=" + session + "; keep it open until others joined");
        }
        return HeapTransport.join(found);
    }
}
