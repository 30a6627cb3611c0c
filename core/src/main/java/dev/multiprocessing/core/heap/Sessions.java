package dev.multiprocessing.core.heap;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The sessions that have participants, by address. */
final class Sessions {

    private final Map<String, Session> byAddress = new ConcurrentHashMap<>();
    private final AtomicInteger started = new AtomicInteger();

    /** A new session, which stays until its last participant leaves. */
    Session start() {
        String name = "heap-" + started.incrementAndGet();
        String address = name + "-" + UUID.randomUUID(); // so that an address of another JVM names nothing here
        Session session = new Session(name, address, () -> byAddress.remove(address));
        byAddress.put(address, session);
        return session;
    }

    Optional<Session> find(String address) {
        return Optional.ofNullable(byAddress.get(address));
    }
}
