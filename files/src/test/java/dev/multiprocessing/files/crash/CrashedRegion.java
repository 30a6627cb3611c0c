package dev.multiprocessing.files.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.files.PrivateFiles;
import dev.multiprocessing.files.SharedTransport;
import dev.multiprocessing.files.ThingLayout;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Region;
import java.nio.file.Path;
import java.util.List;

/** A region in which a child changes a word, or waits for that, while the test does the same. */
public final class CrashedRegion extends CrashScene {

    private final SharedTransport transport;
    private final Region region;
    private final boolean waits;
    private final Blocked waiter;
    private int changes; // how many the child is known to have made

    public CrashedRegion(Path directory, String operation) {
        super(directory);
        this.transport = scene.open();
        this.region = transport.createRegion(16);
        this.waits = operation.equals("await");
        this.waiter = Blocked.in(() -> {
            while (region.getLong(0) == 0) {
                region.await(0, 0, Deadline.NEVER);
            }
        });
    }

    @Override
    public List<String> arguments() {
        return List.of(transport.address(), region.share());
    }

    /** Besides the test, which is the first participant. */
    @Override
    public boolean isChildWaiting() {
        long bits = PrivateFiles.open(FileScene.fileIn(transport, "r")).getLongAcquire(ThingLayout.REGION_WAITERS_AT);
        return !waits || (bits & ~1) != 0;
    }

    @Override
    public void help() {
        if (waits) {
            region.getAndAddLong(0, 1);
            region.wake(0);
        }
    }

    @Override
    public void did(int sender, int number) {
        changes++;
    }

    @Override
    public void goOnMeanwhile() {
        region.setLong(8, region.getLong(8) + 1);
        help();
    }

    @Override
    public void verify(boolean killed) throws InterruptedException {
        if (!waits) {
            long seen = region.getLong(0);
            assertTrue(seen == changes || killed && seen == changes + 1, "changes=" + changes + ", seen=" + seen);
        }
        region.getAndAddLong(0, 1);
        region.wake(0);
        waiter.requireReturn();
        region.close();
        assertEquals(List.of(), thingsAfterJoin());
    }

    private List<String> thingsAfterJoin() {
        try (SharedTransport next = FileScene.attach(transport.address())) {
            assertTrue(next.participants().self() > 0);
            return FileScene.thingsIn(transport);
        }
    }

    @Override
    public void close() {
        transport.close();
        super.close();
    }
}
