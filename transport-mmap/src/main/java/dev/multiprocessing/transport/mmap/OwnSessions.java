package dev.multiprocessing.transport.mmap;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The sessions this JVM takes part in.
 *
 * <p>Kernel locks belong to the process, so this must be known to the whole JVM, also to another copy of this class under
 * another class loader: the list is a system property, and its guard an interned string, the two things such copies share.
 */
final class OwnSessions {

    private static final String PROPERTY = "dev.multiprocessing.transport.mmap.sessions";

    /** The same object in every class loader: string literals are interned. */
    private static final String GUARD = PROPERTY + ".guard";

    private OwnSessions() {}

    /** Runs while no other thread of this JVM opens, joins, leaves or reclaims a session. */
    static <T> T exclusively(Supplier<T> action) {
        synchronized (GUARD) {
            return action.get();
        }
    }

    static boolean contains(Path session) {
        synchronized (GUARD) {
            return all().contains(session.toString());
        }
    }

    static void add(Path session) {
        synchronized (GUARD) {
            Set<String> sessions = all();
            sessions.add(session.toString());
            store(sessions);
        }
    }

    static void remove(Path session) {
        synchronized (GUARD) {
            Set<String> sessions = all();
            sessions.remove(session.toString());
            store(sessions);
        }
    }

    private static Set<String> all() {
        String list = System.getProperty(PROPERTY, "");
        return new LinkedHashSet<>(list.isEmpty() ? List.of() : List.of(list.split("\n")));
    }

    private static void store(Set<String> sessions) {
        if (sessions.isEmpty()) {
            System.clearProperty(PROPERTY);
            return;
        }
        System.setProperty(PROPERTY, String.join("\n", sessions));
    }
}
