package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FootprintTest {

    private Footprint before;

    @BeforeEach
    void look() {
        before = Footprint.now();
    }

    private void assertMore(String what) {
        List<String> more = before.more();
        assertTrue(more.stream().anyMatch(each -> each.contains(what)), more::toString);
    }

    private static void assumeLinux() {
        Assumptions.assumeTrue(System.getProperty("os.name").equals("Linux"), "it shows no open files under /proc");
    }

    @Test
    void aThreadIsNoticedUntilItEnds() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        new Thread(() -> await(end), "forgotten").start();

        assertMore("thread forgotten at ");

        end.countDown();
        before.requireNothingMore();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aProcessIsNoticedUntilItEnds() throws IOException, InterruptedException {
        Process process = SleepingJvm.start();

        assertMore("process " + process.pid());

        before.killNewProcesses();
        before.requireNothingMore();
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
    }

    @Test
    void anOpenFileIsNoticedUntilItIsClosed(@TempDir Path folder) throws IOException, InterruptedException {
        assumeLinux();
        Path file = folder.resolve("forgotten");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertTrue(channel.isOpen());
            assertMore("open file " + file.toRealPath());
        }

        before.requireNothingMore();
    }

    @Test
    void aListeningSocketIsNoticedUntilItIsClosed() throws IOException, InterruptedException {
        assumeLinux();
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress("127.0.0.1", 0));
            assertMore("socket that listens at port " + server.socket().getLocalPort());
        }

        before.requireNothingMore();
    }

    @Test
    void aListeningUnixSocketIsNoticed(@TempDir Path folder) throws IOException {
        assumeLinux();
        Path path = folder.resolve("socket");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(path));
            assertMore("socket that listens at " + path);
        }
    }
}
