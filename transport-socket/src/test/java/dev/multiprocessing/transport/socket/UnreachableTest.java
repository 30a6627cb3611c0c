package dev.multiprocessing.transport.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever cannot reach a session's host is told why, in time. */
@Timeout(100)
class UnreachableTest {

    private static final String KEY = "00".repeat(Handshake.KEY_BYTES);

    @Test
    void nobodyListens() throws IOException {
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }

        String message = refusal("127.0.0.1", port);

        assertTrue(message.contains("tcp:127.0.0.1:" + port) && message.contains("refused"), message);
        assertTrue(message.contains("nobody listens there"), message);
        assertFalse(message.contains(KEY), message);
    }

    @Test
    void noSuchHost() {
        String message = refusal("no.such.host.invalid", 1);

        assertTrue(message.contains("tcp:no.such.host.invalid:1") && message.contains("Unresolved"), message);
        assertTrue(message.contains("no host is known by this name"), message);
    }

    @Test
    void packetsAreDropped() throws IOException {
        List<Socket> others = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            try {
                boolean isFull = false;
                while (!isFull) { // from then on, the kernel answers nobody
                    Socket other = new Socket();
                    others.add(other);
                    isFull = !connects(other, full);
                }

                String message = refusal("127.0.0.1", full.getLocalPort());

                assertTrue(message.contains("no answer within 5 s"), message);
                assertTrue(message.contains("does a firewall let this through?"), message);
            } finally {
                for (Socket other : others) {
                    other.close();
                }
            }
        }
    }

    @Test
    void hostLetsNobodyIn(@TempDir Path directory) throws IOException {
        try (FullServer server = FullServer.at(directory.resolve("hub"))) {
            String message = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> refusal("unix:" + server.file()));

            assertTrue(message.contains("nobody let in within 5 s"), message);
            assertTrue(message.contains("is its process stopped?"), message);
        }
    }

    private static boolean connects(Socket socket, ServerSocket server) {
        try {
            socket.connect(server.getLocalSocketAddress(), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void whoListensSaysNothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String message = refusal("127.0.0.1", silent.getLocalPort());

            assertTrue(message.contains("does not answer"), message);
            assertTrue(message.contains("is the host stopped"), message);
        }
    }

    @Test
    void somebodyElseListens() throws Exception {
        String message =
                refusal("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

        assertTrue(message.contains("somebody else listens there"), message);
    }

    @Test
    void hostIsOfAnotherVersion() throws Exception {
        byte[] hello = new Handshake(new byte[Handshake.KEY_BYTES]).hello().array();
        hello[7]++;

        String message = refusal(hello);

        assertTrue(message.contains("version=2, expected version=1"), message);
        assertTrue(message.contains("use the same release of this library everywhere"), message);
    }

    @Test
    void kernelAsksForASignOfLife() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                SocketChannel usual = SocketChannel.open(server.getLocalSocketAddress());
                SocketChannel never = SocketChannel.open(server.getLocalSocketAddress())) {
            Assumptions.assumeTrue(usual.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE));

            Tcp.below(Wiring.PLAIN, Settings.none()).over(usual);
            Tcp.below(Wiring.PLAIN, new Settings(name -> Optional.of("0"))).over(never);

            assertTrue(usual.getOption(StandardSocketOptions.SO_KEEPALIVE));
            assertEquals(10, usual.getOption(ExtendedSocketOptions.TCP_KEEPIDLE));
            assertEquals(3, usual.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT));
            assertTrue(usual.getOption(StandardSocketOptions.TCP_NODELAY));
            assertFalse(never.getOption(StandardSocketOptions.SO_KEEPALIVE));
        }
    }

    /** How one is refused by who says that first. */
    private static String refusal(byte[] said) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread speaker = new Thread(() -> say(said, server));
            speaker.start();
            String message = refusal("127.0.0.1", server.getLocalPort());
            speaker.join();
            return message;
        }
    }

    private static void say(byte[] words, ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write(ByteBuffer.allocate(64).put(words).array());
            while (socket.getInputStream().read() >= 0) {
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            return; // the other side has gone
        }
    }

    private static String refusal(String host, int port) {
        return refusal("tcp:" + host + ":" + port);
    }

    private static String refusal(String place) {
        return assertThrows(
                        TransportException.class,
                        () -> new SocketTransportProvider().attach(KEY + ":" + place, Settings.none()))
                .getMessage();
    }
}
