package dev.multiprocessing.core.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ExitCodeTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "127, 127", "128, 128", "137, 137", "192, 192", "193, 193", "255, 255"})
    void anOrderlyExitKeepsItsOwnCode(int raw, int expected) {
        assertEquals(expected, ExitCode.of(raw, true));
    }

    @ParameterizedTest
    @CsvSource({"129, -1", "130, -2", "143, -15"})
    void aSignalTheJvmHandlesIsReportedThoughTheExitIsOrderly(int raw, int expected) {
        assertEquals(expected, ExitCode.of(raw, true));
    }

    @ParameterizedTest
    @CsvSource({"129, -1", "134, -6", "137, -9", "139, -11", "143, -15", "192, -64"})
    void anEndWithoutANoteWasTheSignal(int raw, int expected) {
        assertEquals(expected, ExitCode.of(raw, false));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "127, 127", "128, 128", "193, 193", "255, 255"})
    void aCodeThatNoSignalMakesStaysAsItIs(int raw, int expected) {
        assertEquals(expected, ExitCode.of(raw, false));
    }
}
