package dev.multiprocessing.core.stranger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.Connection;
import dev.multiprocessing.Listener;
import dev.multiprocessing.spi.Settings;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Many clients come to one listener at once, half of which never end the handshake. A thousand with {@code
 * -Dtest.extraArgs=-Dstrangers=1000}.
 */
@Timeout(300)
class ManyStrangersTest {

    private static final int ALL = Integer.getInteger("strangers", 200);
    private static final int OF_PYTHON = 20;
    private static final int HANDSHAKES_AT_A_TIME = 64;
    private static final int A_FEW = 10; // threads and descriptors of others
    private static final int DESCRIPTORS_EACH = 3;
    private static final int KIBIBYTES_EACH = 256; // those of who was dismissed may be there still
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LONG = Duration.ofSeconds(120);

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Strangers strangers = Strangers.with(
            new Settings(name -> name.equals(Strangers.MD5) ? Optional.of("true") : Optional.empty()), PATIENCE);
    private final List<Process> processes = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();

    @AfterEach
    void close() {
        strangers.close();
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void honestOnesGetInAndTheOthersHoldNothingForEver() throws IOException, InterruptedException {
        int others = ALL / 2;
        List<Python> pythons = Python.all().toList();
        int ofPython = pythons.isEmpty() ? 0 : OF_PYTHON;
        try (Listener listener = strangers.listen("127.0.0.1:0", Crowd.KEY)) {
            int threadsBefore = threads.getThreadCount();
            threads.resetPeakThreadCount();
            int descriptorsBefore = descriptors();
            long memoryBefore = usedMemory();
            Process crowd = startCrowd(listener.address(), ALL - others - ofPython, others / 2, others - others / 2);
            if (ofPython > 0) {
                startPython(pythons.get(pythons.size() - 1), listener.address());
            }

            for (int i = 0; i < ALL - others; i++) {
                connections.add(listener.accept(LONG));
                assertEquals("here", connections.get(i).recv(LONG));
            }
            assertEquals(Crowd.READY, crowd.inputReader().readLine());

            int each = connections.size();
            int threadsMore = threads.getThreadCount() - threadsBefore;
            int threadsAtMost = threads.getPeakThreadCount() - threadsBefore;
            double descriptorsEach = (double) (descriptors() - descriptorsBefore) / each;
            long kibibytesEach = (usedMemory() - memoryBefore) / 1024 / each;
            System.out.println("strangers=" + ALL + ", of CPython=" + ofPython + ", dismissed=" + others
                    + ", KiB each=" + kibibytesEach + ", descriptors each=" + descriptorsEach + ", threads at most="
                    + threadsAtMost + ", threads at last=" + threadsMore);
            assertTrue(threadsAtMost <= HANDSHAKES_AT_A_TIME + A_FEW, "threads at most=" + threadsAtMost);
            assertTrue(threadsMore <= A_FEW, "threads at last=" + threadsMore);
            assertTrue(kibibytesEach <= KIBIBYTES_EACH, "KiB each=" + kibibytesEach);
            assertTrue(descriptorsEach <= DESCRIPTORS_EACH + 0.1, "descriptors each=" + descriptorsEach);
            takeLeave();
            assertTrue(descriptors() <= descriptorsBefore + A_FEW, "descriptors left=" + descriptors());
        }
    }

    /** All have been connected all the time. */
    private void takeLeave() throws IOException, InterruptedException {
        for (Process process : processes) {
            process.getOutputStream().close();
        }
        for (Connection connection : connections) {
            assertEquals("still here", connection.recv(LONG));
            connection.send("goodbye");
        }
        for (Process process : processes) {
            assertEquals(0, process.waitFor(), process::toString);
        }
        connections.forEach(Connection::close);
    }

    private Process startCrowd(String address, int honest, int silent, int slow) throws IOException {
        Process crowd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xss256k",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Crowd.class.getName(),
                        address,
                        Integer.toString(honest),
                        Integer.toString(silent),
                        Integer.toString(slow))
                .redirectError(Redirect.INHERIT)
                .start();
        processes.add(crowd);
        return crowd;
    }

    private void startPython(Python python, String address) throws IOException {
        String script = """
                import sys
                from multiprocessing.connection import Client
                host, _, port = sys.argv[1].rpartition(':')
                all = [Client((host, int(port)), authkey=b'secret') for i in range(int(sys.argv[2]))]
                for c in all:
                    c.send('here')
                sys.stdin.read()
                for c in all:
                    c.send('still here')
                for c in all:
                    assert c.recv() == 'goodbye'
                """;
        processes.add(python.run(script, address, Integer.toString(OF_PYTHON)));
    }

    /** How many files, sockets and the like this process has open; 0 where the system does not tell. */
    private static int descriptors() {
        String[] open = new File("/proc/self/fd").list();
        return open == null ? 0 : open.length;
    }

    /**
     * Behind all that the dismissed have left: a collection only finds their buffers, and a thread of the JVM frees
     * them some time later, all that one collection found before any that the next one did.
     */
    private static long usedMemory() throws InterruptedException {
        collectGarbage();
        collectGarbage();
        Runtime runtime = Runtime.getRuntime();
        long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return runtime.totalMemory() - runtime.freeMemory() + direct;
    }

    /** Returns when the thread that frees buffers has come to something that this collection found. */
    private static void collectGarbage() throws InterruptedException {
        ReferenceQueue<Object> found = new ReferenceQueue<>();
        WeakReference<Object> garbage = new WeakReference<>(new Object(), found);
        System.gc();
        assertSame(garbage, found.remove());
    }
}
