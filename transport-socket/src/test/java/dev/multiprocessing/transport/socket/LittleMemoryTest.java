package dev.multiprocessing.transport.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Connection;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.MultiprocessingException;
import dev.multiprocessing.MultiprocessingOptions;
import dev.multiprocessing.Pipe;
import dev.multiprocessing.Queue;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A child gets a message that it has no memory for: that one is lost, it says so, and the others are whole. */
@Timeout(120)
class LittleMemoryTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int TOO_LONG = 100 << 20;
    private static final int OTHERS = 100;

    @Test
    void longMessageInAQueueIsLostAlone() throws InterruptedException {
        try (Multiprocessing mp = open()) {
            Queue<byte[]> queue = mp.queue();
            Queue<String> reports = mp.queue();
            ChildProcess child = mp.process(LittleMemoryTest::take, queue, reports)
                    .jvmOptions("-Xmx64m")
                    .start();
            queue.put(new byte[TOO_LONG]);
            for (int i = 0; i < OTHERS; i++) {
                queue.put(numbered(i));
            }

            assertLost(reports.get(LONG));
            assertTrue(child.join(LONG));
            assertEquals(0, child.exitCode().orElseThrow());
        }
    }

    @Test
    void longMessageInAPipeIsLostAlone() throws InterruptedException {
        try (Multiprocessing mp = open();
                Pipe pipe = mp.pipe()) {
            Queue<String> reports = mp.queue();
            ChildProcess child = mp.process(LittleMemoryTest::receive, pipe.second(), reports)
                    .jvmOptions("-Xmx64m")
                    .start();
            pipe.second().close();
            pipe.first().sendBytes(new byte[TOO_LONG]);
            for (int i = 0; i < OTHERS; i++) {
                pipe.first().sendBytes(numbered(i));
            }

            assertLost(reports.get(LONG));
            assertTrue(child.join(LONG));
            assertEquals(0, child.exitCode().orElseThrow());
        }
    }

    private static Multiprocessing open() {
        return Multiprocessing.open(MultiprocessingOptions.defaults().withTransport("socket"));
    }

    private static void assertLost(String report) {
        assertTrue(report.contains("not enough memory") && report.contains("-Xmx"), report);
    }

    private static byte[] numbered(int number) {
        byte[] message = new byte[1000];
        message[999] = (byte) number;
        return message;
    }

    static void take(Queue<byte[]> queue, Queue<String> reports) throws InterruptedException {
        reports.put(failure(() -> queue.get(LONG)));
        for (int i = 0; i < OTHERS; i++) {
            assertEquals(i, queue.get(LONG)[999]);
        }
    }

    static void receive(Connection link, Queue<String> reports) throws InterruptedException {
        reports.put(failure(() -> link.recvBytes(LONG)));
        for (int i = 0; i < OTHERS; i++) {
            assertEquals(i, link.recvBytes(LONG)[999]);
        }
    }

    private static String failure(Reading reading) throws InterruptedException {
        try {
            return "read: length=" + reading.read().length;
        } catch (MultiprocessingException | OutOfMemoryError e) {
            return e.toString();
        }
    }

    /** Of one message. */
    private interface Reading {

        byte[] read() throws InterruptedException;
    }
}
