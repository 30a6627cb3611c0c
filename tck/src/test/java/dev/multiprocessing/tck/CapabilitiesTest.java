package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.MultiprocessingOptions;
import dev.multiprocessing.spi.Transport.Capability;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class CapabilitiesTest {

    private final MultiprocessingOptions options =
            MultiprocessingOptions.defaults().withTransport("declaring");

    @Test
    void aTransportIsAskedWhatItDeclares() {
        assertTrue(Capabilities.has(options, Capability.PROCESSES));
        assertFalse(Capabilities.has(options, Capability.SYNCHRONOUS));
    }

    @Test
    void itIsOpenedWithTheSettingsOfTheTest() {
        assertTrue(Capabilities.has(options.with(DeclaringProvider.SETTING, "SYNCHRONOUS"), Capability.SYNCHRONOUS));
    }

    @Test
    void aTransportThatIsNoServiceCannotBeAsked() {
        TestAbortedException skipped = assertThrows(
                TestAbortedException.class,
                () -> Capabilities.has(MultiprocessingOptions.defaults().withTransport("heap"), Capability.PROCESSES));

        assertEquals("no service, so it cannot be asked what it can do", skipped.getMessage());
        assertFalse(Capabilities.isKnownToHave(
                MultiprocessingOptions.defaults().withTransport("heap"), Capability.PROCESSES));
    }
}
