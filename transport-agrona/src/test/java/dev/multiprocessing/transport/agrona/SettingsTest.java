package dev.multiprocessing.transport.agrona;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.files.SharedTransport;
import dev.multiprocessing.files.UserDirectory;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.TransportException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be chosen, and that it is seen. */
class SettingsTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"busy-spin", "yield", "backoff", "sleep"})
    void idleStrategyIsSaid(String idle) {
        assertTrue(described(Map.of(Idle.SETTING, idle)).contains(", waiting=" + idle + ", buffer="));
    }

    @Test
    void withoutAChoiceItBacksOff() {
        assertTrue(described(Map.of()).contains(", waiting=backoff, "));
    }

    @Test
    void ourBufferIsSaidAndWhatAgronasTakes() {
        String described = described(Map.of(Buffers.SETTING, "varhandle"));

        assertTrue(
                described.endsWith(", buffer=varhandle (unsafe takes "
                        + "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED)]"),
                described);
    }

    @Test
    void unknownIdleStrategyIsRefusedWithThoseThereAre() {
        assertEquals(
                "no such way to idle: multiprocessing.agrona.idle=spin; it is one of busy-spin, yield, backoff, sleep",
                refusal(Map.of(Idle.SETTING, "spin")));
    }

    @Test
    void unknownBufferIsRefusedWithThoseThereAre() {
        assertEquals(
                "no such buffer: multiprocessing.agrona.buffer=direct; it is one of auto, unsafe, varhandle",
                refusal(Map.of(Buffers.SETTING, "direct")));
    }

    @Test
    void childrenGetTheOptionUnlessItIsNotWanted() {
        assertEquals(
                List.of("--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED"),
                Buffers.childOptions(Settings.none()));
        assertEquals(List.of(), Buffers.childOptions(settings(Map.of(Buffers.SETTING, "varhandle"))));
    }

    private String described(Map<String, String> chosen) {
        Settings settings = settings(chosen);
        try (SharedTransport transport = SharedTransport.open(AgronaMedium.of(settings), settings)) {
            return transport.toString();
        }
    }

    private String refusal(Map<String, String> chosen) {
        return assertThrows(TransportException.class, () -> AgronaMedium.of(settings(chosen)))
                .getMessage();
    }

    private Settings settings(Map<String, String> chosen) {
        return new Settings(name -> name.equals(UserDirectory.SETTING)
                ? Optional.of(directory.toString())
                : Optional.ofNullable(chosen.get(name)));
    }
}
