package dev.multiprocessing.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.MultiprocessingException;
import dev.multiprocessing.MultiprocessingOptions;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.SpiVersion;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.spi.TransportProvider;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Opening a context, from the api down to a provider on the path. */
@Timeout(60)
class OpeningTest {

    private static final TransportProvider MOCK = mock(TransportProvider.class); // each test begins by resetting it

    private final Transport transport = mock(Transport.class);
    private ClassLoader before;

    @TempDir
    Path folder;

    @BeforeEach
    void putOnThePath() throws Exception {
        reset(MOCK);
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(TransportProvider.class.getName()), Pigeon.class.getName());
        before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread()
                .setContextClassLoader(
                        new URLClassLoader(new URL[] {folder.toUri().toURL()}, before));
    }

    @AfterEach
    void takeOffThePath() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void aProviderThatFailsToOpenIsReportedInItsWords() {
        when(MOCK.open(any())).thenThrow(new TransportException("no room: free=0; make room"));

        MultiprocessingException refusal = assertThrows(MultiprocessingException.class, Multiprocessing::open);

        assertSame(MultiprocessingException.class, refusal.getClass());
        assertEquals("no room: free=0; make room", refusal.getMessage());
    }

    @Test
    void theSettingsOfTheProgramReachTheProvider() {
        when(MOCK.open(any())).thenAnswer(call -> {
            Settings settings = call.getArgument(0);
            throw new TransportException(
                    settings.text("multiprocessing.pigeon.coop").orElse("none"));
        });
        MultiprocessingOptions options = MultiprocessingOptions.defaults().with("multiprocessing.pigeon.coop", "north");

        MultiprocessingException told =
                assertThrows(MultiprocessingException.class, () -> Multiprocessing.open(options));

        assertEquals("north", told.getMessage());
    }

    @Test
    void closingTheContextClosesTheTransport() {
        when(MOCK.open(any())).thenReturn(transport);
        when(transport.address()).thenReturn("coop");

        Multiprocessing.open().close();

        verify(transport).close();
    }

    @Test
    void nothingIsOpenedIfTheCodecDoesNotExist() {
        when(MOCK.open(any())).thenReturn(transport);
        when(transport.address()).thenReturn("coop");
        MultiprocessingOptions options = MultiprocessingOptions.defaults().withCodec("nosuch");

        assertThrows(MultiprocessingException.class, () -> Multiprocessing.open(options));

        verify(MOCK, never()).open(any());
    }

    /** What the service loader finds; it asks the mock. */
    public static final class Pigeon implements TransportProvider {

        @Override
        public String name() {
            return "pigeon";
        }

        @Override
        public int spiVersion() {
            return SpiVersion.CURRENT;
        }

        @Override
        public Transport open(Settings settings) {
            return MOCK.open(settings);
        }

        @Override
        public Transport attach(String session, Settings settings) {
            return MOCK.attach(session, settings);
        }
    }
}
