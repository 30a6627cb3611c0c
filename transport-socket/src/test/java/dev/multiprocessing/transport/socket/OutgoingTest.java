package dev.multiprocessing.transport.socket;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the thread does that writes behind, by how others write. */
@Timeout(60)
class OutgoingTest {

    private static final ByteBuffer FRAME = ByteBuffer.allocate(Frame.HEADER);
    private static final long SLOW_MILLIS = 1_000;

    @Test
    void flusherSleepsWhileSomebodyElseWrites() throws IOException {
        Set<Thread> before = threads();
        SlowWire wire = new SlowWire();
        try (SocketChannel unused = SocketChannel.open();
                Outgoing outgoing = new Outgoing(wire, new Drain(unused), reason -> {})) {
            while (outgoing.post(1, FRAME.duplicate())) {
                Thread.onSpinWait(); // until one is left to be written together with others
            }
            Thread flusher = flusherNotIn(before);
            wire.pauseMillis = SLOW_MILLIS;
            long start = ManagementFactory.getThreadMXBean().getThreadCpuTime(flusher.getId());

            outgoing.transmit(FRAME.duplicate());

            long used = ManagementFactory.getThreadMXBean().getThreadCpuTime(flusher.getId()) - start;
            assertFalse(start < 0, "this JVM does not tell how much of a processor a thread uses");
            long micros = TimeUnit.NANOSECONDS.toMicros(used);
            assertTrue(micros < 10 * SLOW_MILLIS, "processor time in " + SLOW_MILLIS + " ms: micros=" + micros);
        }
    }

    private static Thread flusherNotIn(Set<Thread> before) {
        return threads().stream()
                .filter(thread -> !before.contains(thread) && thread.getName().equals("multiprocessing-socket-flusher"))
                .findFirst()
                .orElseThrow();
    }

    private static Set<Thread> threads() {
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }

    /** Takes everything, in its time. */
    private static final class SlowWire extends SilentWire {

        private volatile long pauseMillis;

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            try {
                Thread.sleep(pauseMillis);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            int count = bytes.remaining();
            bytes.position(bytes.limit());
            return count;
        }
    }
}
