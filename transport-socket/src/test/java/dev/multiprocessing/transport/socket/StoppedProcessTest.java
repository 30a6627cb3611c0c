package dev.multiprocessing.transport.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.MultiprocessingOptions;
import dev.multiprocessing.Queue;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.tck.Signals;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process that hosts a session is stopped, and goes on, while its child does something. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class StoppedProcessTest {

    @TempDir
    private Path directory;

    private Process host; // set by start
    private BufferedReader said; // by the host; the same

    @AfterEach
    void kill() throws InterruptedException {
        host.destroyForcibly().waitFor();
    }

    @Test
    void lockIsWaitedForUntilTheHostGoesOn() throws IOException, InterruptedException {
        start("lock");
        Thread.sleep(500); // so that it sleeps, waiting for the lock

        Signals.stop(host.pid());
        Thread.sleep(3_000);
        Signals.resume(host.pid());

        assertEquals("exit=0", finish());
        assertEquals("", Files.readString(errors()));
    }

    @Test
    void childThatCannotSayGoodbyeFails() throws IOException, InterruptedException {
        long child = start("leave");

        Signals.stop(host.pid());
        while (!Files.readString(Path.of("/proc/" + child + "/stat")).contains(") Z ")) {
            Thread.sleep(10);
        }
        Signals.resume(host.pid());

        assertEquals("exit=1", finish());
        assertTrue(Files.readString(errors()).contains("what this process has put or sent last may be lost"));
    }

    /** Starts a host with a child, and returns that one's pid once it is up. */
    private long start(String what) throws IOException {
        host = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoppedProcessTest.class.getName(),
                        what)
                .redirectError(errors().toFile())
                .start();
        said = host.inputReader();
        return Long.parseLong(said.readLine());
    }

    /** Where the host and its child say what went wrong. */
    private Path errors() {
        return directory.resolve("errors");
    }

    private String finish() throws IOException, InterruptedException {
        host.outputWriter().append('\n').flush();
        String last = said.readLine();
        assertTrue(host.waitFor(30, TimeUnit.SECONDS));
        return last;
    }

    /** The host. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (Multiprocessing mp =
                Multiprocessing.open(MultiprocessingOptions.defaults().withTransport("socket"))) {
            SharedLock lock = mp.lock();
            Queue<String> words = mp.queue();
            lock.lock();
            ChildProcess child = arguments[0].equals("lock")
                    ? mp.process(StoppedProcessTest::lock, lock, words)
                    : mp.process(StoppedProcessTest::leave, words);
            child.start();
            words.get();
            System.out.println(child.pid());
            System.in.read();
            lock.unlock();
            child.join();
            System.out.println("exit=" + child.exitCode().orElseThrow());
        }
    }

    static void lock(SharedLock lock, Queue<String> words) throws InterruptedException {
        words.put("up");
        lock.lock();
        lock.unlock();
    }

    static void leave(Queue<String> words) throws InterruptedException {
        words.put("up");
        long host = ProcessHandle.current().parent().orElseThrow().pid();
        while (!Signals.isStopped(host)) {
            Thread.onSpinWait();
        }
        words.put("last");
    }
}
