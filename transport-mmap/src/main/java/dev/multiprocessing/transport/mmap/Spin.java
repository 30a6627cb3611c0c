package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.spi.Waiter;
import java.util.function.BooleanSupplier;

/**
 * Looks for a while before a thread sleeps, as long as that has paid lately.
 *
 * <p>Where the other side is at work, something comes within microseconds, and looking for it saves both sides the
 * system calls. Where it comes later than the longest look, looking is given up after some looks for nothing, and tried
 * again at every sixteenth sleep. A look is long enough for the other side to be woken and to answer, and one that was
 * in vain does not end the looking: else both sides of a dialogue, once one was held up, would each sleep because the
 * other does.
 */
final class Spin {

    private static final long LOOK_NANOS = Runtime.getRuntime().availableProcessors() > 1 ? 30_000 : 0;
    private static final int LOOKS_IN_VAIN = 4;
    private static final int SLEEPS_BETWEEN_TRIALS = 16;
    private static final int PAUSES_IN_A_MOMENT = 32;

    private int inVain; // looks since the last that paid; any thread writes it; what gets lost is some microseconds

    /** Lets about a microsecond pass. */
    static void aMoment() {
        for (int i = 0; i < PAUSES_IN_A_MOMENT; i++) {
            Thread.onSpinWait();
        }
    }

    /** Looks until the condition holds, and says whether it does. */
    boolean until(BooleanSupplier condition) {
        int before = inVain;
        boolean pays = before < LOOKS_IN_VAIN || before % SLEEPS_BETWEEN_TRIALS == 0;
        boolean holds = pays && Waiter.look(condition, LOOK_NANOS);
        inVain = holds ? 0 : before + 1 & Integer.MAX_VALUE;
        return holds;
    }
}
