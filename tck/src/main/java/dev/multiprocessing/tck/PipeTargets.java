package dev.multiprocessing.tck;

import dev.multiprocessing.Connection;
import dev.multiprocessing.PeerClosedException;
import dev.multiprocessing.TimedOutException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assertions;

/** What the children and threads of the pipe rules do. */
final class PipeTargets {

    static {
        Quiet.inChildren();
    }

    /** The length of the messages that fill a pipe. */
    static final int BLOCK = 1 << 16;

    private static final int FAR_TOO_MANY_BLOCKS = 8_192;

    private PipeTargets() {}

    /** Sends back each message of bytes until the other end is closed. */
    static void echo(Connection link) throws InterruptedException {
        Assertions.assertThrows(PeerClosedException.class, () -> {
            while (true) {
                link.sendBytes(link.recvBytes());
            }
        });
    }

    /** Sends, says so, and returns without closing anything when it is told to. */
    static void sendAndLeave(Connection link, Connection command) throws InterruptedException {
        link.send("data");
        link.send("more data");
        command.send("sent");
        Assertions.assertEquals("leave", command.recv(Times.LONG));
    }

    /** Sends numbered messages until the pipe has been full for a while, and returns how many it took. */
    static int fill(Connection link) throws InterruptedException {
        AtomicInteger sent = new AtomicInteger();
        Assertions.assertThrows(TimedOutException.class, () -> {
            while (sent.get() < FAR_TOO_MANY_BLOCKS) {
                link.sendBytes(block(sent.get()), Times.TICK);
                sent.incrementAndGet();
            }
        });
        return sent.get();
    }

    /** A message to fill a pipe with. */
    static ByteBuffer block(int number) {
        return ByteBuffer.allocate(BLOCK).putInt(0, number);
    }

    /** Receives the messages that filled a pipe. */
    static void drain(Connection link, int count) throws InterruptedException {
        for (int number = 0; number < count; number++) {
            byte[] message = link.recvBytes(Times.SOON);
            Assertions.assertEquals(BLOCK, message.length);
            Assertions.assertEquals(number, ByteBuffer.wrap(message).getInt());
        }
    }
}
