package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.files.crash.Child;
import java.util.ArrayList;
import java.util.List;

/** A real child JVM that does one of the {@link PeerJobs}, as seen from the test that started it. */
final class Peer extends Child {

    private Peer(Process process) {
        super(process);
    }

    /** Starts a job. */
    static Peer start(String job, String... arguments) {
        return start(List.of(), "auto", job, arguments);
    }

    /** Starts a job in a process that sleeps in this way. */
    static Peer startWaiting(String waiting, String job, String... arguments) {
        return start(List.of(), waiting, job, arguments);
    }

    /** Starts a job in a process that the machine lets make no longer files. */
    static Peer startWithLimitedFiles(int bytes, String job, String... arguments) {
        String limit = "ulimit -f " + bytes / 512 + "; exec \"$@\"";
        return start(List.of("sh", "-c", limit, "sh"), "auto", job, arguments);
    }

    /** Starts a job in a PID namespace of its own, with which it ends: there it is process 1, and sees no other. */
    static Peer startInPidNamespace(String job, String... arguments) {
        return start(PidNamespace.COMMAND, "auto", job, arguments);
    }

    private static Peer start(List<String> prefix, String waiting, String job, String... arguments) {
        List<String> all = new ArrayList<>(List.of(job));
        all.addAll(List.of(arguments));
        List<String> options = List.of("-D" + Waiting.SETTING + "=" + waiting, "-cp", classes());
        return new Peer(startJvm(prefix, options, PeerJobs.class, all));
    }
}
