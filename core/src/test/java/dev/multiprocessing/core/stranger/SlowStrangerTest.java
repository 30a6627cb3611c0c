package dev.multiprocessing.core.stranger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.AuthenticationException;
import dev.multiprocessing.Connection;
import dev.multiprocessing.Listener;
import dev.multiprocessing.PeerClosedException;
import dev.multiprocessing.TimedOutException;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Outcome;
import dev.multiprocessing.spi.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strangers that say nothing, stop in the middle, or come in crowds: nobody waits for them longer than is promised. */
@Timeout(300)
class SlowStrangerTest {

    private static final byte[] KEY = "secret".getBytes(StandardCharsets.UTF_8);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int HANDSHAKES_AT_A_TIME = 64;

    @TempDir
    Path directory;

    private final Strangers strangers = Strangers.with(Settings.none(), PATIENCE);
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        strangers.close();
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whereTooManyWaitAlreadyTheCallEnds(boolean tcp) throws IOException {
        String address = fullServer(tcp);

        TimedOutException end = assertThrows(TimedOutException.class, () -> strangers.connect(address, KEY));

        assertTrue(end.getMessage().contains("address=" + address), end::getMessage);
        assertTrue(end.getMessage().contains("nobody answers"), end::getMessage);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoWaitsForAnAnswerCanBeInterrupted(boolean tcp) throws IOException {
        String address = fullServer(tcp);
        Strangers patient = Strangers.with(Settings.none(), Duration.ofHours(1));
        Thread.currentThread().interrupt();

        assertThrows(InterruptedException.class, () -> patient.connect(address, KEY));
    }

    @Test
    void whoListensAndSaysNothingIsGivenUp() throws IOException {
        String address = addressOf(server(true, 1));

        AuthenticationException end =
                assertThrows(AuthenticationException.class, () -> strangers.connect(address, KEY));

        assertTrue(end.getMessage().contains("does not go on with the handshake"), end::getMessage);
    }

    @Test
    void whoListensAndStopsInTheMiddleIsGivenUp() throws IOException, InterruptedException {
        ServerSocketChannel server = server(true, 1);
        answerEach(server, "\0\0\0\73#CHALL", false);

        assertThrows(AuthenticationException.class, () -> strangers.connect(addressOf(server), KEY));
    }

    @Test
    void whoGoesInTheMiddleOfTheHandshakeIsNamed() throws IOException {
        ServerSocketChannel server = server(true, 1);
        answerEach(server, "\0\0\0\73#CHALL", true);

        AuthenticationException end =
                assertThrows(AuthenticationException.class, () -> strangers.connect(addressOf(server), KEY));

        assertTrue(end.getMessage().contains("has gone in the middle of the handshake"), end::getMessage);
    }

    @Test
    void whoSpeaksAnotherProtocolIsNamed() throws IOException {
        ServerSocketChannel server = server(true, 1);
        answerEach(server, "HTTP/1.1 400 Bad Request\r\n\r\n", true);

        dev.multiprocessing.CorruptDataException end = assertThrows(
                dev.multiprocessing.CorruptDataException.class, () -> strangers.connect(addressOf(server), KEY));

        assertTrue(end.getMessage().contains("does the other side speak this protocol?"), end::getMessage);
    }

    @Test
    void clientThatSaysNothingHoldsUpNobody() throws IOException, InterruptedException {
        Strangers patient = Strangers.with(Settings.none(), Duration.ofHours(1));
        open.add(patient);
        try (Listener listener = patient.listen("127.0.0.1:0", KEY)) {
            silentClient(listener);

            assertGoesOn(listener);
        }
    }

    @Test
    void crowdOfSilentClientsHoldsUpOthersForTheTimeOfOneHandshake() throws IOException, InterruptedException {
        try (Listener listener = strangers.listen("127.0.0.1:0", KEY)) {
            for (int i = 0; i < HANDSHAKES_AT_A_TIME + 10; i++) {
                silentClient(listener);
            }
            Strangers patient = Strangers.with(Settings.none(), LONG);
            open.add(patient);

            try (Connection client = patient.connect(listener.address(), KEY);
                    Connection connection = listener.accept(LONG)) {
                client.send("in");
                assertEquals("in", connection.recv(LONG));
            }
        }
    }

    @Test
    void whateverStrangersSayTheListenerGoesOn() throws IOException, InterruptedException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int strangersThatCome = Integer.getInteger("fuzz", 500) / 10;
        try (Listener listener = strangers.listen(directory.resolve("s").toString(), KEY)) {
            for (int i = 0; i < strangersThatCome; i++) {
                ByteBuffer bytes = ByteBuffer.allocate(random.nextInt(100) + 4);
                random.nextBytes(bytes.array());
                bytes.putInt(0, random.nextInt(100) - 2);
                try (SocketChannel stranger = SocketChannel.open(UnixDomainSocketAddress.of(listener.address()))) {
                    stranger.write(bytes);
                }
            }
            System.out.println("inputs=" + strangersThatCome + ", seed=" + seed);

            assertGoesOn(listener);
        }
    }

    @Test
    void whoIsNotAcceptedBeforeTheListenerIsClosedIsToldSo() throws InterruptedException {
        Listener listener = strangers.listen("127.0.0.1:0", KEY);
        try (Connection client = strangers.connect(listener.address(), KEY)) {
            listener.close();

            assertThrows(PeerClosedException.class, () -> client.recv(LONG));
        }
    }

    @Test
    void messageThatStallsInTheMiddleIsWaitedForAndNotLost() throws IOException, InterruptedException {
        ServerSocketChannel server = server(true, 1);
        try (SocketChannel peer = SocketChannel.open(server.getLocalAddress());
                StrangerChannel channel = StrangerChannel.over(server.accept(), gone -> {})) {
            ByteBuffer into = ByteBuffer.allocate(10);
            peer.write(bytes("\0\0\0\4ab"));

            assertEquals(Outcome.TIMED_OUT, channel.receive(length -> into, Deadline.after(Duration.ofMillis(50))));
            assertEquals(Outcome.TIMED_OUT, channel.ready(Deadline.NOW));
            peer.write(bytes("cd\0\0"));
            assertEquals(Outcome.DONE, channel.receive(length -> into, Deadline.after(LONG)));
            assertEquals(bytes("abcd"), into.flip());
            peer.shutdownOutput();
            assertEquals(Outcome.PEER_DIED, channel.receive(length -> into, Deadline.after(LONG)));
        }
    }

    private void assertGoesOn(Listener listener) throws InterruptedException {
        Strangers patient = Strangers.with(Settings.none(), LONG);
        open.add(patient);
        try (Connection client = patient.connect(listener.address(), KEY);
                Connection connection = listener.accept(LONG)) {
            client.send("in");
            assertEquals("in", connection.recv(LONG));
        }
    }

    private void silentClient(Listener listener) throws IOException {
        open.add(SocketChannel.open(Place.parse(listener.address()).address()));
    }

    /** One at which nobody is accepted, and as many wait as the system lets. */
    private String fullServer(boolean tcp) throws IOException {
        ServerSocketChannel server = server(tcp, 1);
        for (int i = 0; i < 10; i++) {
            SocketChannel waiting = SocketChannel.open(tcp ? StandardProtocolFamily.INET : StandardProtocolFamily.UNIX);
            open.add(waiting);
            waiting.configureBlocking(false);
            try {
                waiting.connect(server.getLocalAddress());
            } catch (SocketException e) {
                break; // it is full
            }
        }
        return addressOf(server);
    }

    private ServerSocketChannel server(boolean tcp, int backlog) throws IOException {
        ServerSocketChannel server =
                ServerSocketChannel.open(tcp ? StandardProtocolFamily.INET : StandardProtocolFamily.UNIX);
        open.add(server);
        SocketAddress address =
                tcp ? new InetSocketAddress("127.0.0.1", 0) : UnixDomainSocketAddress.of(directory.resolve("full"));
        return server.bind(address, backlog);
    }

    private static String addressOf(ServerSocketChannel server) throws IOException {
        return new Place(server.getLocalAddress()).toString();
    }

    /** Says this to the first who connects, and then goes or stays. */
    private void answerEach(ServerSocketChannel server, String text, boolean goes) {
        Thread thread = new Thread(() -> {
            try {
                SocketChannel client = server.accept();
                open.add(client);
                client.write(bytes(text));
                if (goes) {
                    client.close();
                }
            } catch (IOException e) {
                return; // the client notices
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
