package dev.multiprocessing.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SettingsTest {

    private static final String NAME = "multiprocessing.example.size";

    private static Settings with(String value) {
        Map<String, String> made = Map.of(NAME, value);
        return new Settings(name -> Optional.ofNullable(made.get(name)));
    }

    @Test
    void choiceIsOneOfTwoWords() {
        assertEquals("off", Settings.none().choice(NAME, "off", "on"));
        assertEquals("on", with("on").choice(NAME, "off", "on"));
        assertEquals("off", with("off").choice(NAME, "off", "on"));

        TransportException refusal =
                assertThrows(TransportException.class, () -> with("On").choice(NAME, "off", "on"));

        assertEquals("unusable setting: name=" + NAME + ", value=On; set on or off", refusal.getMessage());
    }

    @Test
    void noneHasNoSetting() {
        assertEquals(Optional.empty(), Settings.none().text(NAME));
    }

    @Test
    void textIsWhatTheDeployerMade() {
        assertEquals(Optional.of(" as is "), with(" as is ").text(NAME));
    }

    @Test
    void numberThatWasNotMadeIsTheFallbackAlsoOutOfBounds() {
        assertEquals(-1, Settings.none().number(NAME, -1, 1, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "10", " 7\n"})
    void numberWithinBoundsIsRead(String value) {
        assertEquals(Long.parseLong(value.strip()), with(value).number(NAME, -1, 1, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "11", "-9223372036854775808"})
    void numberOutOfBoundsIsRefused(String value) {
        TransportException error =
                assertThrows(TransportException.class, () -> with(value).number(NAME, 5, 1, 10));

        assertEquals(
                "unusable setting: name=" + NAME + ", value=" + value + "; set a whole number from 1 to 10",
                error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "1.5", "9223372036854775808"})
    void whatIsNotANumberIsRefusedWithItsCause(String value) {
        TransportException error =
                assertThrows(TransportException.class, () -> with(value).number(NAME, 5, 1, 10));

        assertEquals(
                "unusable setting: name=" + NAME + ", value=" + value + "; set a whole number from 1 to 10",
                error.getMessage());
        assertInstanceOf(NumberFormatException.class, error.getCause());
    }
}
