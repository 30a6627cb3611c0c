package dev.multiprocessing.files;

import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The sessions this JVM takes part in, each with its one open file of participants.
 *
 * <p>Kernel locks belong to the process: closing any channel on a session's file would drop them all, without notice.
 * So what is here is static, and known to the whole JVM: the kernel's own state has that scope. Several participants in
 * one JVM share an open file, and the last of them closes it. Another copy of this class under another class loader
 * cannot share it: it finds the session in a system property, whose guard is an interned string (the two things such
 * copies have in common), and keeps away.
 */
public final class OwnSessions {

    private static final String PROPERTY = "dev.multiprocessing.files.sessions";

    /** The same object in every class loader: string literals are interned. */
    private static final String GUARD = PROPERTY + ".guard";

    private static final Map<Path, Open> OPEN = new HashMap<>(); // guarded by GUARD

    private OwnSessions() {}

    /** Runs while no other thread of this JVM opens, joins, leaves or reclaims a session. */
    public static <T> T exclusively(Supplier<T> action) {
        synchronized (GUARD) {
            return action.get();
        }
    }

    /** Whether somebody in this JVM takes part in the session. */
    public static boolean contains(Path session) {
        synchronized (GUARD) {
            return all().contains(session.toString());
        }
    }

    /** The session's file of participants, for one more of them in this JVM. */
    public static ParticipantFile enter(Path session) throws IOException {
        synchronized (GUARD) {
            Open open = OPEN.get(session);
            if (open == null) {
                open = new Open(openFirst(session));
                OPEN.put(session, open);
            }
            open.users++;
            return open.file;
        }
    }

    /** One participant less; the last one drops all locks. */
    public static void leave(Path session) {
        synchronized (GUARD) {
            Open open = OPEN.get(session);
            if (--open.users > 0) {
                return;
            }
            OPEN.remove(session);
            Set<String> sessions = all();
            sessions.remove(session.toString());
            store(sessions);
            open.file.close();
        }
    }

    private static ParticipantFile openFirst(Path session) throws IOException {
        Set<String> sessions = all();
        if (!sessions.add(session.toString())) {
            throw new TransportException(
                    "another copy of this library in this process takes part in the session: session=" + session
                            + "; load the library by one class loader only");
        }
        ParticipantFile file = ParticipantFile.open(session);
        store(sessions);
        return file;
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

    /** The open file of one session, and how many participants use it. */
    private static final class Open {

        private final ParticipantFile file;
        private int users; // guarded by GUARD

        private Open(ParticipantFile file) {
            this.file = file;
        }
    }
}
