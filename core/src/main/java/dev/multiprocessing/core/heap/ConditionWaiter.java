package dev.multiprocessing.core.heap;

import dev.multiprocessing.spi.Waiter;
import java.util.concurrent.locks.Condition;

/**
 * Waits on a condition whose lock the caller holds.
 *
 * <p>It needs no announcement: the state changes under the same lock, which a sleeper gives up only once it can be
 * woken.
 */
final class ConditionWaiter extends Waiter {

    private final Condition condition;

    ConditionWaiter(Condition condition) {
        this.condition = condition;
    }

    @Override
    protected void sleep(long nanos) throws InterruptedException {
        condition.awaitNanos(nanos);
    }

    void wakeOne() {
        condition.signal();
    }

    void wakeAll() {
        condition.signalAll();
    }
}
