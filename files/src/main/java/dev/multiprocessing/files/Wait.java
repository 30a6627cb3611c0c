package dev.multiprocessing.files;

import dev.multiprocessing.spi.Deadline;
import java.util.function.BooleanSupplier;

/** Where threads of all processes wait for one kind of change. */
public interface Wait {

    /**
     * Repeats an attempt that has failed once until it succeeds or the deadline has passed: as soon as it is worth it,
     * if that is very soon, and then after each wake-up.
     */
    boolean until(Deadline deadline, BooleanSupplier worthIt, BooleanSupplier attempt) throws InterruptedException;

    /**
     * Looks for what may come very soon, for a thread that may wait for ever, and says whether it has come. It costs
     * no object, which a wait does; where a wait begins like that in any case, there is nothing to do.
     */
    boolean soon(BooleanSupplier worthIt);

    /** Waits once, if the condition holds, until a wake-up, an interrupt, the deadline, or the end of a slice. */
    void sleepWhile(Deadline deadline, BooleanSupplier condition) throws InterruptedException;

    /** Wakes whoever waits, after the change, or after the lock under which it was made was given back. */
    void wake();

    /** Wakes whoever waits to look for what is no change here: somebody may have gone. */
    void wakeForOthers();
}
