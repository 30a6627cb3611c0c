package dev.multiprocessing.core.stranger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.multiprocessing.AuthenticationException;
import dev.multiprocessing.Connection;
import dev.multiprocessing.DecodingException;
import dev.multiprocessing.Listener;
import dev.multiprocessing.PeerClosedException;
import dev.multiprocessing.PeerDiedException;
import dev.multiprocessing.TimedOutException;
import dev.multiprocessing.spi.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real CPythons that have another key, or none, or are killed. */
@Timeout(300)
class PythonTroubleTest {

    private static final byte[] KEY = "secret".getBytes(StandardCharsets.UTF_8);
    private static final Duration LONG = Duration.ofSeconds(60);

    private static final String CONNECT = """
            import os, pickle, signal, struct, sys
            from multiprocessing.connection import Client, Listener
            from multiprocessing import AuthenticationError
            host, _, port = sys.argv[1].rpartition(':') if len(sys.argv) > 1 else ('', '', '')
            def client(key):
                return Client((host, int(port)), authkey=key)
            def listen(key):
                listener = Listener(('127.0.0.1', 0), authkey=key)
                print(listener.address[1], flush=True)
                return listener
            """;

    private static final String DIE = "os.kill(os.getpid(), signal.SIGKILL)\n";

    private static List<Python> all; // set once, before the tests

    private final Strangers strangers =
            Strangers.with(new Settings(PythonTroubleTest::setting), Duration.ofSeconds(60));
    private final List<Process> processes = new ArrayList<>();

    private static Optional<String> setting(String name) {
        return name.equals(Strangers.MD5) ? Optional.of("true") : Optional.empty();
    }

    @AfterEach
    void close() {
        strangers.close();
        processes.forEach(Process::destroyForcibly);
    }

    @BeforeAll
    static void findPythons() throws IOException {
        all = Python.all().toList();
        assumeTrue(!all.isEmpty(), "no CPython is installed");
    }

    static List<Python> pythons() {
        return all;
    }

    private static Python newest() {
        return all.get(all.size() - 1);
    }

    @ParameterizedTest
    @MethodSource("pythons")
    void emptyKeyOfAClientIsWrong(Python python) throws IOException, InterruptedException {
        try (Listener listener = strangers.listen("127.0.0.1:0", KEY)) {
            Process client = run(python, """
                    try:
                        client(b'')
                    except AuthenticationError:
                        sys.exit(0)
                    sys.exit(1)
                    """, listener.address());

            assertSuccess(client);
            assertThrows(TimedOutException.class, () -> listener.accept(Duration.ZERO));
        }
    }

    /** To CPython before 3.13 it means no handshake; then it says nothing, until patience ends. */
    @ParameterizedTest
    @MethodSource("pythons")
    void emptyKeyOfAListenerIsWrong(Python python) throws IOException {
        Process server = run(python, """
                try:
                    listen(b'').accept().recv()
                except (AuthenticationError, EOFError, OSError):
                    pass
                """);
        String address = "127.0.0.1:" + server.inputReader().readLine();
        Strangers hasty = Strangers.with(Settings.none(), Duration.ofMillis(500));

        assertThrows(AuthenticationException.class, () -> hasty.connect(address, KEY));
    }

    @Test
    void listenerWithoutAKeyThatSpeaksFirstIsNamed() throws IOException {
        Process server = run(newest(), "c = listen(None).accept()\nc.send('hello')\nc.recv_bytes()");
        String address = "127.0.0.1:" + server.inputReader().readLine();

        AuthenticationException end =
                assertThrows(AuthenticationException.class, () -> strangers.connect(address, KEY));

        assertTrue(end.getMessage().contains("does it have one?"), end::getMessage);
    }

    @Test
    void listenerThatIsKilledInTheMiddleOfTheHandshakeIsNamed() throws IOException {
        Process server = run(
                newest(),
                "import multiprocessing.connection as m\n" + "def die(*arguments):\n    " + DIE
                        + "m.deliver_challenge = die\nlisten(b'secret').accept()");
        String address = "127.0.0.1:" + server.inputReader().readLine();

        AuthenticationException end =
                assertThrows(AuthenticationException.class, () -> strangers.connect(address, KEY));

        assertTrue(end.getMessage().contains("has gone in the middle of the handshake"), end::getMessage);
    }

    @Test
    void clientThatIsKilledInTheMiddleOfTheHandshakeHoldsUpNobody() throws IOException, InterruptedException {
        try (Listener listener = strangers.listen("127.0.0.1:0", KEY)) {
            Process dead = run(newest(), "c = Client((host, int(port)))\nc.recv_bytes()\n" + DIE, listener.address());
            dead.waitFor();
            Process client = run(newest(), "client(b'secret').send('in')", listener.address());

            assertEquals("in", listener.accept(LONG).recv(LONG));
            assertSuccess(client);
        }
    }

    @Test
    void whoIsKilledInTheMiddleOfAMessageHasDied() throws IOException, InterruptedException {
        try (Listener listener = strangers.listen("127.0.0.1:0", KEY)) {
            run(
                    newest(),
                    "c = client(b'secret')\nc.send('last')\n"
                            + "os.write(c.fileno(), struct.pack('!i', 1000) + b'half')\n" + DIE,
                    listener.address());
            Connection connection = listener.accept(LONG);

            assertEquals("last", connection.recv(LONG));
            assertThrows(PeerDiedException.class, () -> connection.recv(LONG));
            assertThrows(PeerDiedException.class, () -> connection.recv(LONG));
        }
    }

    /** The system closes a socket in the same way for a program that closes it and for one that is killed. */
    @Test
    void whoIsKilledBetweenMessagesIsClosedAndTakesNothingMore() throws IOException, InterruptedException {
        try (Listener listener = strangers.listen("127.0.0.1:0", KEY)) {
            Process client = run(newest(), "c = client(b'secret')\nc.recv()\n" + DIE, listener.address());
            Connection connection = listener.accept(LONG);
            connection.send("go");
            client.waitFor();

            assertThrows(PeerClosedException.class, () -> connection.recv(LONG));
            assertThrows(PeerClosedException.class, () -> {
                for (int i = 0; i < 1000; i++) { // the first may still find a buffer
                    connection.sendBytes(new byte[1 << 16]);
                }
            });
        }
    }

    @Test
    void whoIsKilledWithoutHavingReadAllIsClosedToo() throws IOException, InterruptedException {
        try (Listener listener = strangers.listen("127.0.0.1:0", KEY)) {
            Process client =
                    run(newest(), "c = client(b'secret')\nc.send('last')\nc.recv()\n" + DIE, listener.address());
            Connection connection = listener.accept(LONG);
            connection.send("go");
            connection.sendBytes(new byte[1000]);
            client.waitFor();

            assertEquals("last", connection.recv(LONG));
            assertThrows(PeerClosedException.class, () -> connection.recv(LONG));
        }
    }

    @ParameterizedTest
    @MethodSource("pythons")
    void picklesOfEveryProtocolAreRead(Python python) throws IOException, InterruptedException {
        try (Listener listener = strangers.listen("127.0.0.1:0", KEY)) {
            Process client = run(python, """
                    c = client(b'secret')
                    data = [None, True, -1, 2**40, 0.5, 'caf\\u00e9', [1], (1,), {'k': 1}]
                    for protocol in range(6):
                        c.send_bytes(pickle.dumps(data, protocol))
                    loop = []
                    loop.append(loop)
                    c.send(loop)
                    c.send('next')
                    c.recv()
                    """, listener.address());
            Connection connection = listener.accept(LONG);
            for (int protocol = 0; protocol < 6; protocol++) {
                List<?> received = connection.recv(List.class, LONG);
                assertEquals(true, received.get(1));
                assertEquals(List.of(-1, 1L << 40, 0.5, "café", List.of(1)), received.subList(2, 7));
                assertArrayEquals(new Object[] {1}, (Object[]) received.get(7));
                assertEquals(Map.of("k", 1), received.get(8));
            }
            DecodingException refusal = assertThrows(DecodingException.class, () -> connection.recv(LONG));
            assertTrue(refusal.getMessage().contains("contains itself"), refusal::getMessage);
            assertEquals("next", connection.recv(LONG));
            connection.send("done");
            assertSuccess(client);
        }
    }

    private Process run(Python python, String script, String... arguments) throws IOException {
        Process process = python.run(CONNECT + script, arguments);
        processes.add(process);
        return process;
    }

    private static void assertSuccess(Process process) throws IOException, InterruptedException {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
    }
}
