package dev.multiprocessing.core.heap;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.Region;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HeapRegionAwaitTest {

    private final Transport transport = new HeapTransportProvider().open(Settings.none());
    private final Region region = transport.createRegion(16);

    @AfterEach
    void leave() {
        transport.close();
    }

    private static BlockedCall<Void> awaitChange(Region region) {
        return BlockedCall.start(() -> {
            region.await(8, 0, Deadline.NEVER);
            return null;
        });
    }

    @Test
    void awaitReturnsAtOnceIfTheValueIsAnother() throws InterruptedException {
        region.await(8, 1, Deadline.NEVER);
    }

    @Test
    void awaitSleepsUntilItIsWokenAfterAChange() throws Exception {
        BlockedCall<Void> waiter = awaitChange(region);

        region.getAndAddLong(8, 1);
        region.wake(8);

        waiter.result();
    }

    @Test
    void wakeReachesEveryoneAtTheOffset() throws Exception {
        Region another = transport.attachRegion(region.share());
        BlockedCall<Void> one = awaitChange(region);
        BlockedCall<Void> two = awaitChange(another);

        region.compareAndSetLong(8, 0, 1);
        region.wake(8);

        one.result();
        two.result();
    }

    @Test
    void awaitEndsAtTheDeadline() throws InterruptedException {
        region.await(8, 0, Deadline.after(Duration.ofMillis(5)));
        region.await(8, 0, Deadline.NOW);
    }

    @Test
    void awaitHonoursInterruption() throws InterruptedException {
        BlockedCall<Void> waiter = awaitChange(region);

        waiter.interrupt();

        assertInstanceOf(InterruptedException.class, waiter.failure());
    }

    @Test
    void closingAHandleWakesWhoIsBlockedInIt() throws InterruptedException {
        BlockedCall<Void> waiter = awaitChange(region);

        region.close();

        assertInstanceOf(HandleClosedException.class, waiter.failure());
    }

    @Test
    void closingAHandleLeavesOthersWaiting() throws Exception {
        Region another = transport.attachRegion(region.share());
        BlockedCall<Void> waiter = awaitChange(another);

        region.close();
        another.getAndAddLong(8, 1);
        another.wake(8);

        waiter.result();
    }
}
