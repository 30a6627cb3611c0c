package dev.multiprocessing.transport.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportException;
import java.io.File;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever does not know the key, or does not speak as it should, is shown the door, and nobody else notices. */
class StrangersTest {

    private final Transport host = new SocketTransportProvider().open(Settings.none());
    private final Address address = Address.parse(host.address());

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void wrongKeyIsRefused() {
        Address wrong = new Address(Handshake.newKey(), address.place());

        TransportException refusal = assertThrows(TransportException.class, () -> SocketLink.open(wrong, Wiring.PLAIN));

        assertTrue(refusal.getMessage().contains("does not accept this process's key"), refusal::getMessage);
        assertTrue(refusal.getMessage().contains("was the address passed on whole?"), refusal::getMessage);
        assertHostWorks();
    }

    @Test
    void guestDoesNotTrustAHubThatDoesNotKnowTheKey() {
        Handshake hub = new Handshake(Handshake.newKey());
        Handshake guest = new Handshake(address.key());
        guest.reply(hub.hello());

        assertFalse(guest.trusts(ByteBuffer.allocate(Handshake.PROOF_BYTES)));
    }

    @Test
    void proofOfOneConnectionIsGoodForNoOther() {
        Handshake first = new Handshake(address.key());
        Handshake second = new Handshake(address.key());
        ByteBuffer reply = new Handshake(address.key()).reply(first.hello());

        assertEquals(null, second.admit(reply.duplicate()));
        assertEquals(Handshake.PROOF_BYTES, first.admit(reply).remaining());
    }

    @Test
    void keyIsInTheAddressAndNowhereElse() {
        String key = address.text().substring(0, address.text().indexOf(':'));

        assertEquals(2 * Handshake.KEY_BYTES, key.length());
        assertFalse(host.toString().contains(key));
    }

    @Test
    void nobodyElseMayEnterTheDirectoryAndItGoesWithTheSession() throws IOException, InterruptedException {
        Path directory = ((UnixDomainSocketAddress) address.place()).getPath().getParent();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));

        host.close();

        while (Files.exists(directory)) {
            Thread.sleep(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 4, Integer.MAX_VALUE})
    void frameOfAnImpossibleLengthEndsItsConnectionOnly(int length) throws IOException {
        try (RawGuest enters = RawGuest.enter(address)) {
            SocketChannel channel = enters.channel();
            channel.write(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());

            assertEnds(channel);
        }
        assertHostWorks();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "127.0.0.1:0"})
    void guestThatIsDismissedIsToldWhy(String place) {
        Settings settings = new Settings(
                name -> name.equals(Listening.ADDRESS) && !place.isEmpty() ? Optional.of(place) : Optional.empty());
        try (Transport other = new SocketTransportProvider().open(settings);
                SocketLink link = SocketLink.open(Address.parse(other.address()), Wiring.PLAIN)) {
            link.tell(Op.CREATE_QUEUE, Integer.BYTES, body -> body.putInt(-1));

            TransportException reason = assertThrows(TransportException.class, () -> {
                while (true) {
                    link.ask(Op.FENCE, 0, body -> {});
                }
            });

            assertTrue(reason.getMessage().contains("has dismissed this one"), reason::getMessage);
            assertTrue(reason.getMessage().contains("an impossible size: -1"), reason::getMessage);
        }
    }

    @Test
    void garbageEndsItsConnectionOnly() throws IOException {
        long seed = System.nanoTime();
        System.out.println("seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            try (RawGuest enters = RawGuest.enter(address)) {
                byte[] body = new byte[5 + random.nextInt(60)];
                random.nextBytes(body);
                body[0] = (byte) random.nextInt(Op.values().length + 1);
                enters.channel()
                        .write(ByteBuffer.allocate(Integer.BYTES + body.length)
                                .putInt(body.length)
                                .put(body)
                                .flip());
            }
        }
        assertHostWorks();
    }

    @Test
    void guestThatStopsInTheMiddleOfAFrameHoldsNobodyUpAndIsGoneWhenItIsCutOff()
            throws IOException, InterruptedException {
        int guest;
        try (RawGuest enters = RawGuest.enter(address)) {
            SocketChannel channel = enters.channel();
            channel.write(ByteBuffer.wrap(new byte[] {0, 0, 1, 0, (byte) Op.PUT.ordinal(), 0}));
            guest = host.participants().self() + 1;
            while (!host.participants().isAlive(guest)) {
                Thread.sleep(1);
            }

            assertHostWorks();
        }
        while (host.participants().isAlive(guest)) {
            Thread.sleep(1);
        }
    }

    @Test
    void thousandGuestsTakeNoThreadsAndLittleMemory() throws InterruptedException {
        int threads = Thread.activeCount();
        int descriptors = descriptors();
        long before = usedMemory();
        List<Transport> guests = new ArrayList<>();
        MessageQueue queue = host.createQueue(1_000);
        try {
            for (int i = 0; i < 1_000; i++) {
                Transport guest = new SocketTransportProvider().attach(host.address(), Settings.none());
                guests.add(guest);
                assertTrue(guest.attachQueue(queue.share()).put(ByteBuffer.allocate(64), Deadline.NOW));
            }
            long kibibytes = (usedMemory() - before) / 1024 / guests.size();
            int descriptorsMore = descriptors() - descriptors;
            System.out.println("1000 connections, both sides: KiB each=" + kibibytes + ", threads more="
                    + (Thread.activeCount() - threads) + ", descriptors more=" + descriptorsMore);
            assertTrue(kibibytes < 1024, "KiB each=" + kibibytes);
            int each = 1 + 3; // the host's and the guest's
            assertTrue(descriptorsMore < each * 1_000 + 100, "descriptors more=" + descriptorsMore);

            assertEquals(1_000, queue.size());
            assertTrue(Thread.activeCount() < threads + 10, "threads=" + Thread.activeCount());
        } finally {
            guests.forEach(Transport::close);
        }
    }

    /** How many files, sockets and the like this process has open; 0 where the system does not tell. */
    private static int descriptors() {
        String[] open = new File("/proc/self/fd").list();
        return open == null ? 0 : open.length;
    }

    private static long usedMemory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return runtime.totalMemory() - runtime.freeMemory() + direct;
    }

    @Test
    void strangersThatSayNothingKeepNobodyOutForLong() throws IOException {
        List<SocketChannel> silent = new ArrayList<>();
        try {
            connect(silent);
            int greeted = 0;
            while (greeted < Host.STRANGERS) {
                greeted += greeted(silent);
            }

            try (Transport guest = new SocketTransportProvider().attach(host.address(), Settings.none())) {
                greeted += greeted(silent);
                assertEquals(silent.size(), greeted);
                assertTrue(guest.participants().isAlive(host.participants().self()));
            }
        } finally {
            for (SocketChannel channel : silent) {
                channel.close();
            }
        }
    }

    @Test
    void noMoreStrangersThanThatAreLetInAtOnce() throws IOException {
        List<SocketChannel> silent = new ArrayList<>();
        long start = System.nanoTime();
        int greeted = 0;
        try {
            connect(silent);
            while (System.nanoTime() - start < Host.STRANGERS_NANOS / 2) {
                greeted += greeted(silent);
            }
        } finally {
            for (SocketChannel channel : silent) {
                channel.close();
            }
        }
        assertEquals(Host.STRANGERS, greeted);
        assertHostWorks();
    }

    /** Makes more connections than there may be strangers, as many as the kernel keeps. */
    private void connect(List<SocketChannel> connections) throws IOException {
        while (connections.size() < Host.STRANGERS + 36) {
            SocketChannel channel = SocketChannel.open(address.place());
            connections.add(channel);
            channel.configureBlocking(false);
        }
    }

    /** How many of these connections were said hello on since this was asked the last time. */
    private static int greeted(List<SocketChannel> connections) throws IOException {
        int count = 0;
        for (SocketChannel channel : connections) {
            ByteBuffer hello = ByteBuffer.allocate(Handshake.HELLO_BYTES);
            count += channel.read(hello) > 0 ? 1 : 0;
        }
        return count;
    }

    private static void assertEnds(SocketChannel channel) throws IOException {
        ByteBuffer rest = ByteBuffer.allocate(1024);
        int count = 0;
        while (count >= 0) {
            rest.clear();
            count = channel.read(rest);
        }
    }

    private void assertHostWorks() {
        try (Transport guest = new SocketTransportProvider().attach(host.address(), Settings.none());
                MessageQueue queue = host.createQueue(1);
                MessageQueue same = guest.attachQueue(queue.share())) {
            assertTrue(same.put(ByteBuffer.wrap(new byte[] {42}), Deadline.NOW));
            assertEquals(1, queue.size());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
