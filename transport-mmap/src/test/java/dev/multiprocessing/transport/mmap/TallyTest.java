package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.multiprocessing.files.SharedBytes;
import dev.multiprocessing.files.Tally;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class TallyTest {

    private final SharedBytes bytes = new SharedBytes(ByteBuffer.allocateDirect(32));
    private final Tally tally = new Tally(bytes, 8);

    @Test
    void additionCountsOnceItsMessageIsCommitted() {
        tally.add(0, 10);

        assertEquals(0, tally.total(0));
        assertEquals(10, tally.total(1));
        assertEquals(10, tally.total(1_000));
    }

    @Test
    void additionThatWasNotCommittedIsReplaced() {
        tally.add(7, 10);
        tally.add(7, 20);

        assertEquals(0, tally.total(7));
        assertEquals(20, tally.total(8));
    }

    @Test
    void additionsAddUpAcrossTwoToThe32() {
        tally.add(-1, 10);
        tally.add(0, 5);
        tally.add(0, 6);

        assertEquals(10, tally.total(0));
        assertEquals(16, tally.total(1));
    }

    @Test
    void whoeverDiesAtAnyStepOfAnAdditionLeavesTheTotalAsItWas() {
        tally.add(3, 10);
        SharedBytes before = copy(bytes);
        tally.add(5, 20);
        for (int steps = 0; steps <= 3; steps++) {
            SharedBytes broken = copy(before);
            Tally afterDeath = new Tally(broken, 8);
            if (steps > 0) {
                broken.setLongRelease(8, bytes.getLongAcquire(8));
            }
            if (steps > 1) {
                broken.setIntRelease(16, bytes.getIntAcquire(16));
            }
            if (steps > 2) {
                broken.setLongRelease(24, bytes.getLongAcquire(24));
            }
            assertEquals(10, afterDeath.total(5), "steps=" + steps);
        }
    }

    private static SharedBytes copy(SharedBytes bytes) {
        ByteBuffer copy = ByteBuffer.allocateDirect(bytes.size());
        bytes.get(0, copy, bytes.size());
        return new SharedBytes(copy);
    }
}
