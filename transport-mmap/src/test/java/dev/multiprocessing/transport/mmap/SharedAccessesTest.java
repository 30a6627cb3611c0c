package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Connection;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.MultiprocessingOptions;
import dev.multiprocessing.Pipe;
import dev.multiprocessing.Queue;
import dev.multiprocessing.files.crash.CrashAgent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How often a message reads or writes shared memory: a search in a table, for each one, is slow and fails nowhere. */
@Timeout(120)
class SharedAccessesTest {

    private static final int MESSAGES = 1_000;
    private static final int MOST_PER_MESSAGE = 30;

    @TempDir
    Path woven;

    private String agent;

    @BeforeEach
    void weave() throws IOException {
        SharedAccesses.weaveInto(woven);
        agent = CrashAgent.optionFor(woven);
    }

    @Test
    void aMessageThroughAPipeWhoseEndsWereHandedOnReadsAndWritesFewWords() throws Exception {
        try (Multiprocessing mp = open();
                Queue<Integer> result = mp.queue()) {
            Pipe pipe = mp.pipe();
            ChildProcess child = mp.process(SharedAccessesTest::sendAndReceive, pipe.first(), pipe.second(), result);
            child.jvmOptions(agent).start();
            pipe.close();
            assertFew(result.get());
            child.join();
            assertEquals(OptionalInt.of(0), child.exitCode());
        }
    }

    @Test
    void aMessageThroughAQueueReadsAndWritesFewWords() throws Exception {
        try (Multiprocessing mp = open();
                Queue<byte[]> queue = mp.queue();
                Queue<Integer> result = mp.queue()) {
            ChildProcess child = mp.process(SharedAccessesTest::putAndGet, queue, result);
            child.jvmOptions(agent).start();
            assertFew(result.get());
            child.join();
            assertEquals(OptionalInt.of(0), child.exitCode());
        }
    }

    private static Multiprocessing open() {
        return Multiprocessing.open(MultiprocessingOptions.defaults().withTransport("mmap"));
    }

    private static void assertFew(int accesses) {
        int perMessage = accesses / MESSAGES;
        assertTrue(perMessage > 5 && perMessage <= MOST_PER_MESSAGE, () -> "accesses per message: " + perMessage);
    }

    private static void sendAndReceive(Connection first, Connection second, Queue<Integer> result)
            throws InterruptedException {
        byte[] message = new byte[64];
        int before = SharedAccesses.count();
        for (int i = 0; i < MESSAGES; i++) {
            second.sendBytes(message);
            first.recvBytesInto(message, 0);
        }
        result.put(SharedAccesses.count() - before);
    }

    private static void putAndGet(Queue<byte[]> queue, Queue<Integer> result) throws InterruptedException {
        byte[] message = new byte[64];
        int before = SharedAccesses.count();
        for (int i = 0; i < MESSAGES; i++) {
            queue.put(message);
            message = queue.get();
        }
        result.put(SharedAccesses.count() - before);
    }
}
