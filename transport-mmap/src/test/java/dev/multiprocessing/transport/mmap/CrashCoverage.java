package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/** Behind which kinds of writes children were killed, in all operations together. */
final class CrashCoverage {

    // guarded by this
    private final Set<String> writes = new TreeSet<>();
    private final Set<CrashedOperation> operations = EnumSet.noneOf(CrashedOperation.class);

    /** A child was killed behind that write. */
    synchronized void killedBehind(String write) {
        writes.add(write);
    }

    /** There is no further write of that operation. */
    synchronized void isOver(CrashedOperation operation) {
        operations.add(operation);
    }

    /** Fails if all operations are over, and nobody was killed behind a kind of write that who waits so does. */
    synchronized void requireAll(Waiting waiting) {
        if (operations.size() == CrashedOperation.values().length) {
            Set<String> missing = CrashWeaver.writesOf(waiting);
            missing.removeAll(writes);
            assertEquals(Set.of(), missing, "writes behind which nobody was killed");
        }
    }
}
