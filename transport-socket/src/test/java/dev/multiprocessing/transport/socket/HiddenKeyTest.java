package dev.multiprocessing.transport.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Connection;
import dev.multiprocessing.Listener;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.MultiprocessingOptions;
import dev.multiprocessing.Pipe;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.SpiVersion;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportProvider;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys that a child uses stand neither on its command line nor in its environment, which others can read. */
@Timeout(60)
@EnabledOnOs(value = OS.LINUX, disabledReason = "other systems do not show a process in /proc")
class HiddenKeyTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final byte[] STRANGERS_KEY = "known to both, and to nobody else".getBytes(StandardCharsets.US_ASCII);

    private final ClassLoader usual = Thread.currentThread().getContextClassLoader();

    @TempDir
    Path folder;

    @BeforeEach
    void registerProvider() throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(TransportProvider.class.getName()), OpenBook.class.getName());
        URL[] urls = {folder.toUri().toURL()};
        Thread.currentThread().setContextClassLoader(new URLClassLoader(urls, usual));
    }

    @AfterEach
    void unregisterProvider() throws IOException {
        ((URLClassLoader) Thread.currentThread().getContextClassLoader()).close();
        Thread.currentThread().setContextClassLoader(usual);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "127.0.0.1:0"})
    void keysOfTheSessionAndOfStrangersAreHidden(String place) throws Exception {
        MultiprocessingOptions options = MultiprocessingOptions.defaults().withTransport(OpenBook.NAME);
        try (Multiprocessing mp =
                        Multiprocessing.open(place.isEmpty() ? options : options.with(Listening.ADDRESS, place));
                Listener listener = mp.listener("127.0.0.1:0", STRANGERS_KEY);
                Pipe pipe = mp.pipe()) {
            byte[] key = Address.parse(OpenBook.lastOpened).key();
            ChildProcess child = mp.process(HiddenKeyTest::enter, listener.address(), STRANGERS_KEY, pipe.second())
                    .start();
            Connection stranger = listener.accept(LONG);
            assertEquals("the child is in, by both keys", pipe.first().recv(LONG));

            List<String> session = showing(child, key);
            List<String> strangers = showing(child, STRANGERS_KEY);

            stranger.send("that is all");
            assertTrue(child.join(LONG));
            assertEquals(List.of(), session);
            assertEquals(List.of(), strangers);
        }
    }

    private static void enter(String address, byte[] key, Connection parent) throws InterruptedException {
        try (Connection stranger = Multiprocessing.current().client(address, key)) {
            parent.send("the child is in, by both keys");
            stranger.recv(LONG);
        }
    }

    /** What is not hidden is found. */
    @Test
    void keyThatIsShownIsFoundWhereItIs() throws Exception {
        byte[] key = Handshake.newKey();
        String hex = HexFormat.of().formatHex(key);
        try (Multiprocessing mp =
                        Multiprocessing.open(MultiprocessingOptions.defaults().withTransport("socket"));
                Pipe pipe = mp.pipe()) {
            ChildProcess child = mp.process(HiddenKeyTest::stay, pipe.second())
                    .jvmOptions("-Dkey=" + hex)
                    .environment(Map.of("KEY", Base64.getEncoder().encodeToString(key)))
                    .start();
            assertEquals("here", pipe.first().recv(LONG));

            List<String> showing = showing(child, key);

            pipe.first().send("go");
            assertTrue(child.join(LONG));
            assertEquals(List.of("cmdline", "environ"), showing);
        }
    }

    private static void stay(Connection parent) throws InterruptedException {
        parent.send("here");
        parent.recv(LONG);
    }

    /** Which of the two shows a key, as it is, or as text. */
    private static List<String> showing(ChildProcess child, byte[] key) throws IOException {
        List<String> forms = List.of(
                new String(key, StandardCharsets.ISO_8859_1),
                HexFormat.of().formatHex(key),
                HexFormat.of().withUpperCase().formatHex(key),
                Base64.getEncoder().encodeToString(key),
                Base64.getUrlEncoder().encodeToString(key));
        List<String> showing = new ArrayList<>();
        for (String file : List.of("cmdline", "environ")) {
            Path path = Path.of("/proc", Long.toString(child.pid()), file);
            String shown = Files.readString(path, StandardCharsets.ISO_8859_1);
            assertTrue(shown.length() > file.length(), path::toString);
            if (forms.stream().anyMatch(shown::contains)) {
                showing.add(file);
            }
        }
        return showing;
    }

    /** This transport, which tells what programs are not told: the address of a session, with its key. */
    public static final class OpenBook implements TransportProvider {

        static final String NAME = "open-book";

        private static volatile String lastOpened; // written by whoever opens a session

        private final TransportProvider pages = new SocketTransportProvider();

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public int spiVersion() {
            return SpiVersion.CURRENT;
        }

        @Override
        public Transport open(Settings settings) {
            Transport opened = pages.open(settings);
            lastOpened = opened.address();
            return opened;
        }

        @Override
        public Transport attach(String session, Settings settings) {
            return pages.attach(session, settings);
        }
    }
}
