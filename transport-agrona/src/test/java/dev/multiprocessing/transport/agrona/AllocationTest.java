package dev.multiprocessing.transport.agrona;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Pipe;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bytes go through a pipe without making garbage, once the calls are compiled. */
@Timeout(60)
class AllocationTest {

    private static final int LENGTH = 64;
    private static final int WARM_UP = 200_000;
    private static final int COUNT = 100_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void arraysMakeNone() throws InterruptedException {
        try (Multiprocessing mp = Multiprocessing.open("agrona")) {
            Pipe pipe = mp.pipe();
            byte[] message = new byte[LENGTH];
            byte[] room = new byte[LENGTH];

            assertMakesNone(() -> {
                pipe.first().sendBytes(message);
                pipe.second().recvBytesInto(room, 0);
            });
        }
    }

    @Test
    void buffersMakeNone() throws InterruptedException {
        try (Multiprocessing mp = Multiprocessing.open("agrona")) {
            Pipe pipe = mp.pipe();
            ByteBuffer message = ByteBuffer.allocateDirect(LENGTH);
            ByteBuffer room = ByteBuffer.allocateDirect(LENGTH);

            assertMakesNone(() -> {
                pipe.first().sendBytes(message.clear());
                pipe.second().recvBytesInto(room.clear());
            });
        }
    }

    private void assertMakesNone(Exchange exchange) throws InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            exchange.run();
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < COUNT; i++) {
            exchange.run();
        }
        double bytes = (double) (threads.getCurrentThreadAllocatedBytes() - before) / COUNT;
        assertTrue(bytes < 1, () -> "bytes for each message: " + bytes);
    }

    /** One message. */
    @FunctionalInterface
    private interface Exchange {
        void run() throws InterruptedException;
    }
}
