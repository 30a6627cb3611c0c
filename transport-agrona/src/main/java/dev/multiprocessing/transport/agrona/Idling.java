package dev.multiprocessing.transport.agrona;

import dev.multiprocessing.files.SharedBytes;
import dev.multiprocessing.files.Wait;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Waiter;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.IdleStrategy;

/**
 * Where threads look again and again for a change, with what an {@link Idle} says between two looks.
 *
 * <pre>
 *      0                8               12
 *      +----------------+---------------+
 *      | bits           | others        |
 *      +----------------+---------------+
 * </pre>
 *
 * <p>Changes of what is waited for are seen by looking at it, so nobody has to tell of them. Others counts what is to
 * be looked for besides: somebody has closed an end. Deaths are noticed by the attempt, which is repeated after each
 * {@linkplain Waiter slice}. A bit says that a participant whose slot is equal modulo 64 has waited here for more than
 * some looks; nobody but who looks from outside reads it.
 */
final class Idling implements Wait {

    private static final int LOOKS_BETWEEN_CLOCKS = 8;

    /** Behind the bits of those who have waited long here is the count of what is to be looked for. */
    private static final int OTHERS = 8;

    private final IdleWaking waking;
    private final SharedBytes bytes;
    private final int at;
    private boolean known; // any thread writes it: whether the bit is set, or is about to be; else it is set again

    /** One whose word is there. */
    Idling(IdleWaking waking, SharedBytes bytes, int at) {
        this.waking = waking;
        this.bytes = bytes;
        this.at = at;
    }

    @Override
    public boolean until(Deadline deadline, BooleanSupplier worthIt, BooleanSupplier attempt)
            throws InterruptedException {
        return !deadline.isExpired() && new Looker(worthIt).until(deadline, attempt);
    }

    @Override
    public boolean soon(BooleanSupplier worthIt) {
        Idle idle = waking.idle();
        int calls = waking.calls();
        long start = System.nanoTime();
        for (int looks = 1; !worthIt.getAsBoolean(); looks++) {
            if (looks % LOOKS_BETWEEN_CLOCKS == 0
                    && (System.nanoTime() - start >= idle.soonNanos() || waking.calls() != calls)) {
                return false;
            }
            idle.pause();
        }
        return true;
    }

    @Override
    public void sleepWhile(Deadline deadline, BooleanSupplier condition) throws InterruptedException {
        if (deadline.isExpired()) {
            return;
        }
        Looker looker = new Looker(() -> !condition.getAsBoolean());
        looker.announce();
        if (condition.getAsBoolean()) {
            looker.sleep(Math.min(deadline.remainingNanos(), Waiter.SLICE_NANOS));
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** Those who wait look for themselves. */
    @Override
    public void wake() {}

    @Override
    public void wakeForOthers() {
        bytes.getAndAddInt(at + OTHERS, 1);
    }

    /** One thread that waits here. */
    private final class Looker extends Waiter {

        private final BooleanSupplier worthIt;
        private final Idle idle = waking.idle();
        private final IdleStrategy strategy = idle.strategy();

        // as they were before the last attempt
        private int ownCalls;
        private int others;

        Looker(BooleanSupplier worthIt) {
            this.worthIt = worthIt;
        }

        @Override
        protected void announce() {
            ownCalls = waking.calls();
            others = bytes.getIntAcquire(at + OTHERS);
        }

        /**
         * It idles before it looks, ever longer if its strategy says so: what is worth an attempt may go on to be, as
         * some room is for one who needs more. The time and interrupts it looks at less often.
         */
        @Override
        protected void sleep(long nanos) {
            long start = System.nanoTime();
            int looks = 0;
            do {
                strategy.idle();
                looks++;
                if (!known && looks == 2 * idle.looksBetweenClocks()) {
                    known = true;
                    bytes.getAndBitwiseOrLong(at, waking.ownBit());
                }
                if (looks % idle.looksBetweenClocks() == 0 && isOver(start, nanos)) {
                    return;
                }
            } while (!worthIt.getAsBoolean() && !isCalled());
        }

        private static boolean isOver(long start, long nanos) {
            return System.nanoTime() - start >= nanos || Thread.currentThread().isInterrupted();
        }

        private boolean isCalled() {
            return waking.calls() != ownCalls || bytes.getIntAcquire(at + OTHERS) != others;
        }
    }
}
