package dev.multiprocessing.files.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/** Behind which kinds of writes children were killed, in all operations together. */
public final class CrashCoverage {

    // guarded by this
    private final Set<String> writes = new TreeSet<>();
    private final Set<CrashedOperation> operations = EnumSet.noneOf(CrashedOperation.class);

    /** A child was killed behind that write. */
    public synchronized void killedBehind(String write) {
        writes.add(write);
    }

    /** There is no further write of that operation. */
    public synchronized void isOver(CrashedOperation operation) {
        operations.add(operation);
    }

    /** Fails if all operations are over, and nobody was killed behind a kind of write that there is. */
    public synchronized void requireAll() {
        if (operations.size() == CrashedOperation.values().length) {
            Set<String> missing = CrashWeaver.writes();
            missing.removeAll(Subject.here().neverCalled());
            missing.removeAll(writes);
            assertEquals(Set.of(), missing, "writes behind which nobody was killed");
        }
    }
}
