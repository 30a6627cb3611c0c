package dev.multiprocessing.files.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Somebody who comes and goes while a child is stopped in the middle of its operation. It may have to wait for a lock
 * that the child holds, also until the child goes on; but it must not take away what is the child's.
 */
public final class Bystander {

    private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(10);
    private static final long PATIENCE_AT_LOCK_MILLIS = 20;

    private final Supplier<? extends Collection<String>> belongings;
    private final Blocked.Call round;
    private Blocked underWay; // null if there is none
    private int rounds;

    /** One that goes such rounds, among files that are not its own. */
    public Bystander(Supplier<? extends Collection<String>> belongings, Blocked.Call round) {
        this.belongings = belongings;
        this.round = round;
    }

    /** Goes a round, or lets the one that waits for the child wait on, and fails if files vanish. */
    public void goRound() throws InterruptedException {
        if (underWay != null && !hasReturned()) {
            return;
        }
        Set<String> missing = new TreeSet<>(belongings.get());
        underWay = Blocked.in(round);
        rounds += hasReturned() ? 1 : 0;
        missing.removeAll(belongings.get());
        assertEquals(Set.of(), missing, "files taken from a process that is stopped");
    }

    /** Lets the last round end, since there is nothing to wait for any more. */
    public void requireEnd() throws InterruptedException {
        if (underWay != null) {
            underWay.requireReturn();
            underWay = null;
        }
    }

    /** How many rounds were over before the child went on. */
    public int rounds() {
        return rounds;
    }

    /** Waits until the round is over, or a lock is in its way. */
    private boolean hasReturned() throws InterruptedException {
        long start = System.nanoTime();
        long millis = 0;
        while (millis < (underWay.isAtLock() ? PATIENCE_AT_LOCK_MILLIS : PATIENCE_MILLIS)) {
            if (underWay.hasReturned()) {
                underWay.requireReturn();
                underWay = null;
                return true;
            }
            millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        }
        return false;
    }
}
