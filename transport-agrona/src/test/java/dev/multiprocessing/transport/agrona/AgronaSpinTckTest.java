package dev.multiprocessing.transport.agrona;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.multiprocessing.MultiprocessingOptions;
import dev.multiprocessing.tck.ChildrenFromJars;
import dev.multiprocessing.tck.CloseWakesRules;
import dev.multiprocessing.tck.WaitingRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** With threads that spin, the transport keeps the rules about waiting; the others do not depend on it. */
@ExtendWith(ChildrenFromJars.class)
class AgronaSpinTckTest implements WaitingRules, CloseWakesRules {

    /** Two sides of a dialogue that spin, and what else a build runs meanwhile. */
    private static final int PROCESSORS = 4;

    @Override
    public String transport() {
        return "agrona";
    }

    @Override
    public MultiprocessingOptions options() {
        return WaitingRules.super.options().with(Idle.SETTING, Idle.BUSY_SPIN.toString());
    }

    @Override
    @Test
    public void required_W07_aBlockedCallIsWokenAndDoesNotLookNowAndThen() throws InterruptedException {
        assumeProcessors();
        WaitingRules.super.required_W07_aBlockedCallIsWokenAndDoesNotLookNowAndThen();
    }

    @Override
    @Test
    public void required_W16_aBlockedReceiverIsWokenAndDoesNotLookNowAndThen() throws InterruptedException {
        assumeProcessors();
        WaitingRules.super.required_W16_aBlockedReceiverIsWokenAndDoesNotLookNowAndThen();
    }

    @Override
    @Test
    public void required_W17_aThreadThatWaitsForALockIsWoken() throws InterruptedException {
        assumeProcessors();
        WaitingRules.super.required_W17_aThreadThatWaitsForALockIsWoken();
    }

    @Override
    @Test
    public void required_W20_aBlockedPutIsWokenWhenOnePlaceOfSeveralBecomesFree() throws InterruptedException {
        assumeProcessors();
        WaitingRules.super.required_W20_aBlockedPutIsWokenWhenOnePlaceOfSeveralBecomesFree();
    }

    /** These rules measure how long answers take: the system says that where threads wait for a processor. */
    private static void assumeProcessors() {
        assumeTrue(
                Runtime.getRuntime().availableProcessors() >= PROCESSORS, "too few processors for threads that spin");
    }
}
