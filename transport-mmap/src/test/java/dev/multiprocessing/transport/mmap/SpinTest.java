package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SpinTest {

    private final Spin spin = new Spin();

    @Test
    void looksAgainAfterSomeLooksInVain() {
        for (int i = 0; i < 3; i++) {
            assertFalse(spin.until(() -> false));
        }

        assertTrue(spin.until(new Late()), "it did not look");
    }

    @Test
    void looksRarelyWhereItHasNotPaid() {
        int looks = 0;
        for (int sleep = 0; sleep < 4 + 16 * 10; sleep++) {
            looks += hasLooked() ? 1 : 0;
        }

        assertEquals(4 + 10, looks);
    }

    @Test
    void looksAgainEachTimeOnceItHasPaid() {
        for (int sleep = 0; sleep < 16; sleep++) {
            hasLooked();
        }

        assertTrue(spin.until(() -> true));
        assertTrue(hasLooked());
    }

    private boolean hasLooked() {
        boolean[] looked = {false};
        assertFalse(spin.until(() -> {
            looked[0] = true;
            return false;
        }));
        return looked[0];
    }

    /** Holds when it is looked at for the third time. */
    private static final class Late implements BooleanSupplier {

        private int looks;

        @Override
        public boolean getAsBoolean() {
            return ++looks == 3;
        }
    }
}
