package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.spi.Waiter;
import java.util.function.BooleanSupplier;

/**
 * Looks for a while before a thread sleeps, for as long as that has paid lately.
 *
 * <p>Where the other side is at work, something comes within microseconds, and looking for it saves both sides the
 * system calls. Where the other side has to be woken, that takes longer than the longest look, so that it sleeps, too:
 * looking on would keep busy the processor that the other may be about to get. The time is halved with each look for
 * nothing, down to none, and tried again at every sixteenth sleep.
 */
final class Spin {

    private static final long LONGEST_NANOS = Runtime.getRuntime().availableProcessors() > 1 ? 30_000 : 0;
    private static final long SHORTEST_NANOS = 1_000;
    private static final int SLEEPS_BETWEEN_TRIALS = 16;
    private static final int PAUSES_IN_A_MOMENT = 32;

    // any thread writes them; what gets lost is some microseconds
    private long nanos = LONGEST_NANOS;
    private int sleeps;

    /** Lets about a microsecond pass. */
    static void aMoment() {
        for (int i = 0; i < PAUSES_IN_A_MOMENT; i++) {
            Thread.onSpinWait();
        }
    }

    /** Looks until the condition holds, and says whether it does. */
    boolean until(BooleanSupplier condition) {
        long limit = nanos;
        if (limit < SHORTEST_NANOS) {
            if (++sleeps % SLEEPS_BETWEEN_TRIALS != 0) {
                return false;
            }
            limit = LONGEST_NANOS;
        }
        boolean holds = Waiter.look(condition, limit);
        nanos = holds ? LONGEST_NANOS : limit / 2;
        return holds;
    }
}
