package dev.multiprocessing.core.stranger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.multiprocessing.AuthenticationException;
import dev.multiprocessing.Connection;
import dev.multiprocessing.CorruptDataException;
import dev.multiprocessing.Listener;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.MultiprocessingException;
import dev.multiprocessing.MultiprocessingOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places where nobody can listen, or be found: each is named, with the reason and the cure. */
@Timeout(120)
class StrangerAddressTest {

    private static final byte[] KEY = "secret".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    private final Multiprocessing mp = Multiprocessing.open("heap");

    @AfterEach
    void close() {
        mp.close();
    }

    @Test
    void whatIsNoAddressIsRefused() {
        for (String address : new String[] {"", "here", "host:", "host:port", "host:70000", "host:-1", ":"}) {
            for (Executable call : calls(address)) {
                IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, call);
                assertTrue(refusal.getMessage().startsWith("not an address: " + address), refusal::getMessage);
            }
        }
        assertThrows(IllegalArgumentException.class, () -> mp.client("/tmp/a\0b", KEY));
    }

    @Test
    void oneThatClosesDeletesNoFileOfAnother() throws IOException {
        Path place = directory.resolve("socket");
        Listener first = mp.listener(place.toString(), KEY);
        Files.move(place, directory.resolve("aside"));
        try (Listener second = mp.listener(place.toString(), KEY)) {
            first.close();

            assertTrue(Files.exists(place), second::address);
        }
        assertTrue(Files.notExists(place));
    }

    @ParameterizedTest
    @CsvSource({Strangers.MD5 + ", yes", Strangers.MESSAGE + ", 0"})
    void unusableSettingIsNamed(String setting, String value) {
        try (Multiprocessing odd = Multiprocessing.open(
                MultiprocessingOptions.defaults().withTransport("heap").with(setting, value))) {
            MultiprocessingException refusal =
                    assertThrows(MultiprocessingException.class, () -> odd.listener("localhost:0", KEY));

            assertTrue(refusal.getMessage().contains(setting + ", value=" + value), refusal::getMessage);
        }
    }

    @Test
    void messageThatIsLongerThanTheDeployerAllowsIsRefused() throws Exception {
        MultiprocessingOptions options =
                MultiprocessingOptions.defaults().withTransport("heap").with(Strangers.MESSAGE, "1000");
        try (Multiprocessing careful = Multiprocessing.open(options);
                Listener listener = careful.listener("localhost:0", KEY);
                Connection client = mp.client(listener.address(), KEY);
                Connection other = listener.accept(Duration.ofSeconds(30))) {
            client.sendBytes(new byte[1000]);
            assertEquals(1000, other.recvBytes(Duration.ofSeconds(30)).length);

            client.sendBytes(new byte[1001]);

            assertThrows(CorruptDataException.class, () -> other.recvBytes(Duration.ofSeconds(30)));
            other.sendBytes(new byte[1001]);
            assertEquals(1001, client.recvBytes(Duration.ofSeconds(30)).length);
        }
    }

    @Test
    void interruptedThreadSendsAndReceivesWhatNeedNotWait() throws Exception {
        try (Listener listener = mp.listener("localhost:0", KEY);
                Connection client = mp.client(listener.address(), KEY);
                Connection other = listener.accept(Duration.ofSeconds(30))) {
            client.sendBytes(new byte[] {1});
            assertTrue(other.poll(Duration.ofSeconds(30)));
            Thread.currentThread().interrupt();

            boolean isReady = other.poll();
            byte[] received = other.recvBytes(Duration.ZERO);
            other.sendBytes(new byte[] {2});

            assertTrue(Thread.interrupted());
            assertTrue(isReady);
            assertArrayEquals(new byte[] {1}, received);
            assertArrayEquals(new byte[] {2}, client.recvBytes(Duration.ofSeconds(30)));
        }
    }

    @Test
    void keyThatEverybodyKnowsIsRefused() {
        for (Executable call : new Executable[] {
            () -> mp.client("localhost:1", new byte[0]), () -> mp.listener("localhost:0", new byte[0])
        }) {
            IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, call);
            assertTrue(refusal.getMessage().startsWith("the key is empty"), refusal::getMessage);
        }
        assertThrows(NullPointerException.class, () -> mp.listener("localhost:0", null));
        assertThrows(NullPointerException.class, () -> mp.client("localhost:0", null));
    }

    @Test
    void keyThatIsNotTheOtherSidesIsExplained() {
        try (Listener listener = mp.listener("127.0.0.1:0", KEY)) {
            AuthenticationException refusal = assertThrows(
                    AuthenticationException.class,
                    () -> mp.client(listener.address(), "another".getBytes(StandardCharsets.UTF_8)));

            assertTrue(refusal.getMessage().contains("this one does not know the key"), refusal::getMessage);
            assertTrue(refusal.getMessage().contains("give both the same"), refusal::getMessage);
        }
    }

    @Test
    void unknownHostIsExplained() {
        String nowhere = "no.such.host.invalid:7";

        for (Executable call : calls(nowhere)) {
            assertExplained(nowhere, "no host is known by this name", call);
        }
    }

    @Test
    void portWhereNobodyListensIsExplained() throws IOException {
        String address;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            address = "127.0.0.1:" + free.getLocalPort();
        }

        assertExplained(address, "connection refused; nobody listens there", () -> mp.client(address, KEY));
    }

    @Test
    void portThatIsTakenIsExplained() {
        try (Listener listener = mp.listener("127.0.0.1:0", KEY)) {
            assertExplained(
                    listener.address(),
                    "address already in use; choose a port that nobody else listens at",
                    () -> mp.listener(listener.address(), KEY));
        }
    }

    /** One of those that are reserved for documentation. */
    @Test
    void addressOfAnotherMachineIsExplained() {
        assertExplained("192.0.2.1:0", "an address of this machine", () -> mp.listener("192.0.2.1:0", KEY));
    }

    @Test
    void fileThatIsNotThereIsExplained() {
        String address = directory.resolve("absent").toString();

        assertExplained(address, "there is no such file", () -> mp.client(address, KEY));
    }

    @Test
    void fileThatIsNoSocketIsExplained() throws IOException {
        String file = Files.createFile(directory.resolve("file")).toString();

        assertExplained(file, "the file is no socket", () -> mp.client(file, KEY));
        assertExplained(directory.toString(), "the file is no socket", () -> mp.client(directory.toString(), KEY));
        assertExplained(file, "the file is there already", () -> mp.listener(file, KEY));
    }

    @Test
    void fileThatAListenerHasLeftIsExplained() throws IOException {
        Path file = directory.resolve("left");
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(file));
        }

        assertExplained(file.toString(), "the other side was killed", () -> mp.client(file.toString(), KEY));
        assertExplained(file.toString(), "the file is there already", () -> mp.listener(file.toString(), KEY));
    }

    @Test
    void directoryThatIsNotThereIsExplained() {
        String address = directory.resolve("absent/socket").toString();

        assertExplained(address, "does its directory exist", () -> mp.listener(address, KEY));
        assertExplained(address, "there is no such file", () -> mp.client(address, KEY));
    }

    @Test
    void pathThatIsTooLongIsExplained() {
        String address = directory.resolve("x".repeat(200)).toString();

        for (Executable call : calls(address)) {
            assertExplained(address, "the path may be too long: length=" + address.length() + ", max=100", call);
        }
    }

    @Test
    void missingPermissionIsExplained() {
        Place file = Place.parse("/some/socket");
        SocketException denied = new SocketException("Permission denied");

        assertTrue(new Refusal(file, denied).ofConnecting().contains("permission denied; this user may not"));
        assertTrue(new Refusal(file, denied).ofListening().contains("permission denied; this user may not"));
    }

    @Test
    void directoryThatThisUserMayNotWriteToIsExplained() throws IOException {
        assumeTrue(!"root".equals(System.getProperty("user.name")), "root may do everything");
        Path closed = Files.createDirectory(
                directory.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        String address = closed.resolve("socket").toString();

        assertExplained(address, "this user may not", () -> mp.listener(address, KEY));
    }

    @Test
    void addressesOfTheNextProtocolAreTakenWhereThereAreSome() throws IOException, InterruptedException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
            assumeTrue(probe.isBound());
        } catch (SocketException e) {
            assumeTrue(false, "this machine has no IPv6");
        }
        try (Listener listener = mp.listener("[::1]:0", KEY);
                Connection client = mp.client(listener.address(), KEY);
                Connection connection = listener.accept(Duration.ofSeconds(60))) {
            client.send("hello");

            assertEquals("hello", connection.recv());
        }
    }

    private Executable[] calls(String address) {
        return new Executable[] {() -> mp.client(address, KEY), () -> mp.listener(address, KEY)};
    }

    private static void assertExplained(String address, String cure, Executable call) {
        MultiprocessingException refusal = assertThrows(MultiprocessingException.class, call);
        assertTrue(refusal.getMessage().contains("address=" + address), refusal::getMessage);
        assertTrue(refusal.getMessage().contains(cure), refusal::getMessage);
    }
}
