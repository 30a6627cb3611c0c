package dev.multiprocessing.core.stranger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.multiprocessing.AuthenticationException;
import dev.multiprocessing.Connection;
import dev.multiprocessing.DecodingException;
import dev.multiprocessing.Listener;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.MultiprocessingException;
import dev.multiprocessing.MultiprocessingOptions;
import dev.multiprocessing.PeerClosedException;
import dev.multiprocessing.TimedOutException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real CPythons and this library talk to each other. */
class PythonTest {

    private static final byte[] KEY = "secret".getBytes(StandardCharsets.UTF_8);
    private static final Duration LONG = Duration.ofSeconds(30);

    private static final String CONNECT = """
            import sys
            from multiprocessing.connection import Client, Listener
            from multiprocessing import AuthenticationError
            def address(text):
                host, _, port = text.rpartition(':')
                return text if '/' in text else (host, int(port))
            def client(key=None):
                return Client(address(sys.argv[1]), authkey=(key or sys.argv[2]).encode())
            """;

    private static final String DIALOGUE = """
            data = [None, True, False, 0, -1, 255, 65536, 2**31, -2**40, 2**70, 1.5, '', 'text \\u00e9 \\U0001f40d',
                    b'', b'raw\\x00\\xff', [], [1, [2, [3]]], (), (1, 'two'), {}, {'a': {'b': None}, 3: 'c'},
                    set(), {1, 2}, frozenset({3}), {frozenset({4}), (5, frozenset())}, {frozenset({6}): {7}}]
            for message in (b'bytes', b'', b'x' * 16384, b'y' * 16385, bytes(100 * 1024 * 1024)):
                c.send_bytes(message)
                assert c.recv_bytes() == message
            c.send(data)
            back = c.recv()
            assert back == data, back
            assert [type(x) for x in back] == [type(x) for x in data], back
            c.close()
            """;

    @TempDir
    Path directory;

    private final Multiprocessing mp = Multiprocessing.open(
            MultiprocessingOptions.defaults().withTransport("heap").with(Strangers.MD5, "true"));
    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void close() {
        mp.close();
        processes.forEach(Process::destroyForcibly);
    }

    static Stream<Python> pythons() throws IOException {
        List<Python> all = Python.all().toList();
        assumeTrue(!all.isEmpty(), "no CPython is installed");
        return all.stream();
    }

    static Python newest() throws IOException {
        return pythons().reduce((older, newer) -> newer).orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("pythons")
    void pythonConnects(Python python) throws IOException, InterruptedException {
        try (Listener listener = mp.listener("127.0.0.1:0", KEY)) {
            Process client = run(python, CONNECT + "c = client()" + "\n" + DIALOGUE, listener.address(), "secret");

            echo(listener.accept(LONG));

            assertSuccess(client);
        }
    }

    @ParameterizedTest
    @MethodSource("pythons")
    void pythonConnectsThroughAFile(Python python) throws IOException, InterruptedException {
        try (Listener listener = mp.listener(directory.resolve("s").toString(), KEY)) {
            Process client = run(python, CONNECT + "c = client()" + "\n" + DIALOGUE, listener.address(), "secret");

            echo(listener.accept(LONG));

            assertSuccess(client);
        }
    }

    @ParameterizedTest
    @MethodSource("pythons")
    void pythonListens(Python python) throws IOException, InterruptedException {
        Process server = run(python, CONNECT + """
                l = Listener(('127.0.0.1', 0), authkey=b'secret')
                print(l.address[1], flush=True)
                c = l.accept()
                """ + DIALOGUE);

        echo(mp.client("127.0.0.1:" + line(server), KEY));

        assertSuccess(server);
    }

    @ParameterizedTest
    @MethodSource("pythons")
    void pythonWithAWrongKeyIsDismissedAndTheNextIsLetIn(Python python) throws IOException, InterruptedException {
        try (Listener listener = mp.listener("127.0.0.1:0", KEY)) {
            Process client = run(python, CONNECT + """
                    try:
                        client('wrong')
                    except AuthenticationError:
                        c = client()
                        c.send('in')
                        c.recv()
                    """, listener.address(), "secret");

            try (Connection connection = listener.accept(LONG)) {
                assertEquals("in", connection.recv());
                connection.send("out");
            }

            assertSuccess(client);
        }
    }

    @ParameterizedTest
    @MethodSource("pythons")
    void wrongKeyIsRefusedByPython(Python python) throws IOException, InterruptedException {
        Process server = run(python, CONNECT + """
                l = Listener(('127.0.0.1', 0), authkey=b'secret')
                print(l.address[1], flush=True)
                try:
                    l.accept()
                except AuthenticationError:
                    sys.exit(0)
                sys.exit(1)
                """);
        String address = "127.0.0.1:" + line(server);

        assertThrows(AuthenticationException.class, () -> mp.client(address, "wrong".getBytes(StandardCharsets.UTF_8)));

        assertSuccess(server);
    }

    @ParameterizedTest
    @MethodSource("pythons")
    void oldPythonIsLetInOnlyWhereMd5IsAllowed(Python python) throws IOException, InterruptedException {
        try (Multiprocessing strict = Multiprocessing.open("heap");
                Listener listener = strict.listener("127.0.0.1:0", KEY)) {
            Process client = run(python, CONNECT + """
                    try:
                        client().send('in')
                    except AuthenticationError:
                        pass
                    """, listener.address(), "secret");
            if (python.isOld()) {
                assertSuccess(client);
                assertThrows(TimedOutException.class, () -> listener.accept(Duration.ZERO));
            } else {
                assertEquals("in", listener.accept(LONG).recv());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pythons")
    void killedPythonIsReportedBehindWhatItSent(Python python) throws IOException, InterruptedException {
        try (Listener listener = mp.listener("127.0.0.1:0", KEY)) {
            Process client =
                    run(python, CONNECT + "c = client()\nc.send('last')\nc.recv()", listener.address(), "secret");
            Connection connection = listener.accept(LONG);
            while (!connection.poll()) {
                Thread.onSpinWait();
            }
            client.destroyForcibly().waitFor();

            assertEquals("last", connection.recv(LONG));
            assertThrows(PeerClosedException.class, () -> connection.recv(LONG));
            assertThrows(PeerClosedException.class, () -> connection.recv(LONG));
        }
    }

    @Test
    void pickleThatCallsSomethingIsRefusedAndTheConnectionGoesOn() throws IOException, InterruptedException {
        Path mark = directory.resolve("called");
        try (Listener listener = mp.listener("127.0.0.1:0", KEY)) {
            Process client = run(newest(), CONNECT + """
                    import os
                    class Evil:
                        def __reduce__(self):
                            return os.mkdir, (sys.argv[3],)
                    c = client()
                    c.send(['harmless', Evil()])
                    c.send('next')
                    c.recv()
                    """, listener.address(), "secret", mark.toString());
            try (Connection connection = listener.accept(LONG)) {
                DecodingException refusal = assertThrows(DecodingException.class, () -> connection.recv(LONG));

                assertTrue(refusal.getMessage().contains("class"), refusal::getMessage);
                assertEquals("next", connection.recv(LONG));
                assertTrue(!mark.toFile().exists());
                connection.send("done");
            }
            assertSuccess(client);
        }
    }

    @Test
    void pythonWithoutAKeyIsDismissed() throws IOException, InterruptedException {
        try (Listener listener = mp.listener("127.0.0.1:0", KEY)) {
            Process client = run(newest(), CONNECT + """
                    c = Client(address(sys.argv[1]))
                    assert c.recv_bytes().startswith(b'#CHALLENGE#')
                    c.send_bytes(b'let me in')
                    assert c.recv_bytes() == b'#FAILURE#'
                    try:
                        c.recv_bytes()
                    except EOFError:
                        sys.exit(0)
                    sys.exit(1)
                    """, listener.address(), "secret");

            assertSuccess(client);
            assertThrows(TimedOutException.class, () -> listener.accept(Duration.ZERO));
        }
    }

    @Test
    void whatPythonSendsHasTheTypesOfJava() throws IOException, InterruptedException {
        try (Listener listener = mp.listener("127.0.0.1:0", KEY)) {
            Process client = run(
                    newest(),
                    CONNECT + "client().send([None, True, 1, 2**40, 2**70, 0.5, 'a', b'b', [1], (1,), {'k': 1}, {7}])",
                    listener.address(),
                    "secret");
            List<?> received = listener.accept(LONG).recv(List.class);

            assertSame(null, received.get(0));
            assertEquals(List.of(true, 1, 1L << 40, BigInteger.ONE.shiftLeft(70), 0.5, "a"), received.subList(1, 7));
            assertArrayEquals(new byte[] {'b'}, (byte[]) received.get(7));
            assertEquals(List.of(1), received.get(8));
            assertArrayEquals(new Object[] {1}, (Object[]) received.get(9));
            assertEquals(Map.of("k", 1), received.get(10));
            assertEquals(Set.of(7), received.get(11));
            assertSuccess(client);
        }
    }

    @ParameterizedTest
    @MethodSource("pythons")
    void setsOfJavaAreSetsOfPython(Python python) throws IOException, InterruptedException {
        Object[] sets = {Set.of(), Set.of(1), Set.of(Set.of(2), Set.of(Set.of(3))), Map.of(Set.of(4), Set.of(5))};
        try (Listener listener = mp.listener("127.0.0.1:0", KEY)) {
            Process client = run(python, CONNECT + """
                    sets = client().recv()
                    two, three = frozenset({2}), frozenset({frozenset({3})})
                    assert sets == (set(), {1}, {two, three}, {frozenset({4}): {5}}), sets
                    """, listener.address(), "secret");
            listener.accept(LONG).send(sets);
            assertSuccess(client);
        }
    }

    @ParameterizedTest
    @MethodSource("pythons")
    void halvesOfSurrogatePairsArriveUnchanged(Python python) throws IOException, InterruptedException {
        try (Listener listener = mp.listener("127.0.0.1:0", KEY)) {
            Process client = run(python, CONNECT + """
                    texts = ['\\udc80', 'a\\ud800', '\\udfffb' * 100, '\\ufffd\\udc80\\U0001f40d']
                    c = client()
                    c.send(texts)
                    assert c.recv() == texts
                    """, listener.address(), "secret");
            Connection connection = listener.accept(LONG);
            List<?> texts = connection.recv(List.class);

            assertEquals(List.of("\udc80", "a\ud800", "\udfffb".repeat(100), "\ufffd\udc80\ud83d\udc0d"), texts);
            connection.send(texts);
            assertSuccess(client);
        }
    }

    @Test
    void unknownHostIsNamedByBothSides() {
        String nowhere = "no.such.host.invalid:7";

        for (Executable call : List.<Executable>of(() -> mp.client(nowhere, KEY), () -> mp.listener(nowhere, KEY))) {
            MultiprocessingException refusal = assertThrows(MultiprocessingException.class, call);
            assertTrue(refusal.getMessage().contains(nowhere), refusal::getMessage);
        }
    }

    /** Sends back what comes: five messages of bytes, then an object. */
    private static void echo(Connection connection) throws InterruptedException {
        try (connection) {
            for (int i = 0; i < 5; i++) {
                connection.sendBytes(connection.recvBytes(LONG));
            }
            connection.send(connection.recv(LONG));
            assertThrows(PeerClosedException.class, () -> connection.recv(LONG));
        }
    }

    private Process run(Python python, String script, String... arguments) throws IOException {
        Process process = python.run(script, arguments);
        processes.add(process);
        return process;
    }

    private static String line(Process process) throws IOException {
        return process.inputReader().readLine();
    }

    private static void assertSuccess(Process process) throws IOException, InterruptedException {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
    }
}
