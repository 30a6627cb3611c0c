package dev.multiprocessing.transport.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.Outcome;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a session listens, and what a deployer hears who sets that wrong. */
class AddressesTest {

    private final SocketTransportProvider provider = new SocketTransportProvider();

    @Test
    void sessionOverTcpIsThatOverAFile() throws InterruptedException {
        try (Transport host = provider.open(at("127.0.0.1:0"));
                Transport guest = provider.attach(host.address(), Settings.none())) {
            MessageChannel.Ends ends = host.createChannel();
            MessageChannel there = guest.attachChannel(ends.second().share());
            ends.second().close();

            assertEquals(Outcome.DONE, ends.first().send(ByteBuffer.wrap(new byte[] {7}), Deadline.NOW));

            ByteBuffer room = ByteBuffer.allocate(1);
            assertEquals(Outcome.DONE, there.receive(length -> room, Deadline.NEVER));
            assertEquals(7, room.get(0));
            assertTrue(host.toString().contains("tcp:127.0.0.1:"), host::toString);
        }
    }

    @Test
    void sessionMayListenAtAnAddressOfIpVersion6() throws IOException {
        try (ServerSocketChannel any = ServerSocketChannel.open(StandardProtocolFamily.INET6)) {
            any.bind(new InetSocketAddress("::1", 0));
        } catch (IOException | UnsupportedOperationException e) {
            assumeTrue(false, "this machine has none: " + e);
        }
        try (Transport host = provider.open(at("[::1]:0"));
                Transport guest = provider.attach(host.address(), Settings.none())) {
            assertTrue(guest.participants().isAlive(host.participants().self()));
            assertTrue(host.toString().contains("tcp:[0:0:0:0:0:0:0:1]:"), host::toString);
        }
    }

    @Test
    void unixSocketThatCannotBeIsRefusedWithTheCureAndLeavesNothing(@TempDir Path directory) throws IOException {
        Path parent = Files.createDirectory(directory.resolve("x".repeat(120)));

        TransportException refusal =
                assertThrows(TransportException.class, () -> Listening.open(Settings.none(), parent));

        assertTrue(refusal.getMessage().contains("java.io.tmpdir to a shorter path"), refusal::getMessage);
        try (Stream<Path> left = Files.list(parent)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void addressInUseIsNamedWithTheCure() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + taken.getLocalPort();

            TransportException refusal = assertThrows(TransportException.class, () -> provider.open(at(address)));

            assertTrue(refusal.getMessage().contains(address), refusal::getMessage);
            assertTrue(refusal.getMessage().contains("port 0"), refusal::getMessage);
            assertFalse(refusal.getMessage().contains("java.io.tmpdir"), refusal::getMessage);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "localhost:", ":x", "localhost:99999", "no.such.host.invalid:0"})
    void whatIsNoAddressIsRefusedWithItsValue(String address) {
        TransportException refusal = assertThrows(TransportException.class, () -> provider.open(at(address)));

        assertTrue(refusal.getMessage().contains(Listening.ADDRESS), refusal::getMessage);
        assertTrue(refusal.getMessage().contains(address), refusal::getMessage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "00:unix", "zz:unix:/tmp/x", "00:tcp:host", "00:tcp:host:port"})
    void whatIsNoAddressOfASessionIsRefused(String address) {
        assertThrows(TransportException.class, () -> provider.attach(address, Settings.none()));
    }

    @Test
    void sessionThatHasEndedCannotBeJoined() {
        Transport host = provider.open(Settings.none());
        String address = host.address();
        host.close();

        TransportException refusal =
                assertThrows(TransportException.class, () -> provider.attach(address, Settings.none()));

        assertTrue(refusal.getMessage().contains("unix:"), refusal::getMessage);
        assertTrue(refusal.getMessage().contains("the session has ended"), refusal::getMessage);
    }

    private static Settings at(String address) {
        return new Settings(name -> name.equals(Listening.ADDRESS) ? Optional.of(address) : Optional.empty());
    }
}
