package dev.multiprocessing.transport.socket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Connection;
import dev.multiprocessing.IntArray;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Pipe;
import dev.multiprocessing.Queue;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A session over TLS is that over TCP, and who does not speak TLS is shown the door. */
@Timeout(120)
class TlsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LARGE = 30 * 1024 * 1024;
    private static final byte[] CLIENT_HELLO = {22, 3, 1, 2, 0, 1, 0, 1, (byte) 252, 3, 3};

    @TempDir
    static Path folder;

    private static KeyFiles files;

    private final SocketTransportProvider provider = new SocketTransportProvider();
    private final Settings settings = KeyFiles.settings(files.cluster());

    @BeforeAll
    static void makeFiles() throws Exception {
        files = KeyFiles.makeIn(folder);
    }

    @Test
    void childHasItsParentsSettingsAndExchangesThroughAQueueAPipeAndAnArray() throws InterruptedException {
        try (Multiprocessing mp = Multiprocessing.open(files.options())) {
            Queue<String> queue = mp.queue();
            IntArray array = mp.array(new int[] {1, 2, 3});
            Pipe pipe = mp.pipe();
            ChildProcess child =
                    mp.process(TlsTest::doubleAll, queue, pipe.second(), array).start();
            pipe.first().send("double");

            assertEquals("doubled", pipe.first().recv());
            assertEquals("double", queue.get());
            child.join();
            assertEquals(0, child.exitCode().orElseThrow());
            assertArrayEquals(new int[] {2, 4, 6}, array.toArray());
        }
    }

    static void doubleAll(Queue<String> queue, Connection pipe, IntArray array) throws InterruptedException {
        queue.put((String) pipe.recv());
        for (int i = 0; i < array.length(); i++) {
            array.updateAndGet(i, value -> 2 * value);
        }
        pipe.send("doubled");
    }

    /** A key of TLS is good for 128 GiB, after which both sides agree on another one; here for much less. */
    @Test
    void childGoesOnWhenTlsChangesItsKeys() throws InterruptedException {
        String security = files.write("security", "jdk.tls.keyLimits=AES/GCM/NoPadding KeyUpdate 2^18\n");
        try (Multiprocessing mp = Multiprocessing.open(files.options())) {
            Pipe pipe = mp.pipe();
            ChildProcess child = mp.process(TlsTest::echo, pipe.second());
            child.jvmOptions("-Djava.security.properties=" + security).start();
            byte[] message = new byte[128 * 1024];
            for (int i = 0; i < 20; i++) {
                Arrays.fill(message, (byte) i);
                pipe.first().sendBytes(message);

                assertArrayEquals(message, pipe.first().recvBytes());
            }
            pipe.first().sendBytes(new byte[0]);
            child.join();
            assertEquals(0, child.exitCode().orElseThrow());
        }
    }

    static void echo(Connection pipe) throws InterruptedException {
        byte[] message = pipe.recvBytes();
        while (message.length > 0) {
            pipe.sendBytes(message);
            message = pipe.recvBytes();
        }
    }

    @Test
    void largeMessagesPassEachOther() throws InterruptedException {
        try (Transport host = provider.open(settings);
                Transport guest = provider.attach(host.address(), settings)) {
            MessageQueue there = host.createQueue(MessageQueue.UNBOUNDED);
            MessageQueue back = host.createQueue(MessageQueue.UNBOUNDED);
            MessageQueue guestsThere = guest.attachQueue(there.share());
            MessageQueue guestsBack = guest.attachQueue(back.share());
            byte[] message = new byte[LARGE];
            new Random(1).nextBytes(message);
            CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> put(guestsThere, message));
            put(back, message);

            assertArrayEquals(message, take(guestsBack));
            assertArrayEquals(message, take(there));
            sender.join();
        }
    }

    /** Many in one record, many records in what the socket brings at once, and more than one turn of the host's. */
    @Test
    void manySmallMessagesAllComeThoughNothingComesAfterThem() throws InterruptedException {
        int count = 60_000;
        try (Transport host = provider.open(settings);
                Transport guest = provider.attach(host.address(), settings)) {
            MessageQueue queue = host.createQueue(MessageQueue.UNBOUNDED);
            MessageQueue guests = guest.attachQueue(queue.share());
            for (int i = 0; i < count; i++) {
                guests.put(ByteBuffer.allocate(100).putInt(0, i), Deadline.NEVER);
            }
            for (int i = 0; i < count; i++) {
                assertEquals(i, ByteBuffer.wrap(take(queue)).getInt());
            }
        }
    }

    @Test
    void whatTheHostSaysIsTls() throws IOException {
        try (Transport host = provider.open(settings);
                SocketChannel channel = connect(host)) {
            channel.write(ByteBuffer.wrap("GET / HTTP/1.1\r\n\r\n".getBytes()));
            ByteBuffer answer = ByteBuffer.allocate(100);
            while (channel.read(answer) >= 0) {
                Thread.onSpinWait();
            }
            int alert = 21;
            assertEquals(alert, answer.get(0));
            assertJoins(host);
        }
    }

    @Test
    void whatIsNoTlsEndsThatConnectionAndNothingElse() throws IOException {
        Random random = new Random(7);
        try (Transport host = provider.open(settings)) {
            for (int i = 0; i < 200; i++) {
                byte[] noise = new byte[600];
                random.nextBytes(noise);
                System.arraycopy(CLIENT_HELLO, 0, noise, 0, random.nextInt(CLIENT_HELLO.length));
                try (SocketChannel channel = connect(host)) {
                    channel.write(ByteBuffer.wrap(noise));
                }
            }
            assertJoins(host);
        }
    }

    @Test
    void guestWithoutTlsIsDismissed() {
        try (Transport host = provider.open(settings)) {
            Address address = Address.parse(host.address());
            Address plain = new Address(address.key(), address.place());

            TransportException refusal =
                    assertThrows(TransportException.class, () -> SocketLink.open(plain, Wiring.PLAIN));

            assertTrue(refusal.getMessage().contains(plain.where()), refusal::getMessage);
            assertTrue(refusal.getMessage().contains("was the address passed on whole?"), refusal::getMessage);
            assertJoins(host);
        }
    }

    @Test
    void guestWithTlsIsRefusedByAHostWithout() {
        Settings plain = KeyFiles.settings(Map.of(Listening.ADDRESS, "127.0.0.1:0"));
        try (Transport host = provider.open(plain)) {
            String address = host.address().replace(":tcp:", ":tls:");

            TransportException refusal =
                    assertThrows(TransportException.class, () -> provider.attach(address, settings));

            assertTrue(refusal.getMessage().startsWith("no TLS with"), refusal::getMessage);
            assertTrue(refusal.getMessage().contains("address=tls:127.0.0.1:"), refusal::getMessage);
            provider.attach(host.address(), plain).close();
        }
    }

    @Test
    void wrongKeyIsRefusedOverTlsToo() {
        try (Transport host = provider.open(settings)) {
            Address wrong = new Address(
                    Handshake.newKey(), Address.parse(host.address()).place(), true);

            TransportException refusal =
                    assertThrows(TransportException.class, () -> provider.attach(wrong.text(), settings));

            assertTrue(refusal.getMessage().contains("key"), refusal::getMessage);
            assertJoins(host);
        }
    }

    @Test
    void somebodyInTheMiddleCannotPassOnAProof() {
        byte[] key = Handshake.newKey();
        Handshake hub = new Handshake(key, () -> new byte[] {1});
        Handshake same = new Handshake(key, () -> new byte[] {1});
        Handshake other = new Handshake(key, () -> new byte[] {2});
        ByteBuffer hello = hub.hello();

        assertEquals(null, hub.admit(other.reply(hello.duplicate())));
        assertTrue(same.trusts(hub.admit(same.reply(hello))));
    }

    @Test
    void strangersThatStopInTheMiddleOfTheHandshakeKeepNobodyOut() throws IOException {
        List<SocketChannel> silent = new ArrayList<>();
        try (Transport host = provider.open(settings)) {
            for (int i = 0; i < 100; i++) {
                silent.add(connect(host));
                silent.get(i).write(ByteBuffer.wrap(CLIENT_HELLO));
            }
            Optional<Transport> guest = Optional.empty();
            while (guest.isEmpty()) {
                guest = attach(host);
            }
            guest.get().close();
        } finally {
            for (SocketChannel channel : silent) {
                channel.close();
            }
        }
    }

    private Optional<Transport> attach(Transport host) {
        try {
            return Optional.of(provider.attach(host.address(), settings));
        } catch (TransportException e) {
            return Optional.empty();
        }
    }

    private static SocketChannel connect(Transport host) throws IOException {
        return SocketChannel.open(Address.parse(host.address()).place());
    }

    private void assertJoins(Transport host) {
        try (Transport guest = provider.attach(host.address(), settings)) {
            assertTrue(guest.participants().isAlive(host.participants().self()));
        }
    }

    private static void put(MessageQueue queue, byte[] message) {
        try {
            assertTrue(queue.put(ByteBuffer.wrap(message), Deadline.after(PATIENCE)));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] take(MessageQueue queue) throws InterruptedException {
        byte[][] taken = new byte[1][];
        MessageSink sink = length -> {
            taken[0] = new byte[length];
            return ByteBuffer.wrap(taken[0]);
        };
        assertEquals(1, queue.take(sink, 1, Deadline.after(PATIENCE)));
        return taken[0];
    }
}
