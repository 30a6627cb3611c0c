package dev.multiprocessing.core.stranger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Outcome;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a socket is given, by a peer that reads it as it is. */
@Timeout(60)
class StrangerChannelTest {

    private static final int MEBIBYTE = 1024 * 1024;
    private static final int LITTLE_ROOM = 16 * 1024;
    private static final int END = 0; // of messages, as a length

    private SocketChannel peer;
    private SocketChannel socket;
    private StrangerChannel channel;

    @BeforeEach
    void connect() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress("127.0.0.1", 0));
            peer = SocketChannel.open(server.getLocalAddress());
            socket = server.accept();
        }
        channel = StrangerChannel.over(socket, gone -> {});
    }

    @AfterEach
    void close() throws IOException {
        channel.close();
        peer.close();
    }

    @Test
    void longMessageTakesLittleMemoryOutsideOfTheHeap() throws InterruptedException, ExecutionException {
        FutureTask<Integer> received = inBackground(this::read);
        long before = directMemory();

        assertEquals(Outcome.DONE, channel.send(ByteBuffer.allocate(16 * MEBIBYTE), Deadline.NEVER));

        long more = directMemory() - before;
        channel.send(ByteBuffer.allocate(END), Deadline.NEVER);
        assertEquals(1, received.get());
        assertTrue(more <= MEBIBYTE, "bytes=" + more);
    }

    /** Which the socket takes in parts, as the peer makes room. */
    @Test
    void messagesWhoseTimeIsOverInTheMiddleArriveWhole() throws IOException, InterruptedException, ExecutionException {
        socket.setOption(StandardSocketOptions.SO_SNDBUF, LITTLE_ROOM);
        peer.setOption(StandardSocketOptions.SO_RCVBUF, LITTLE_ROOM);
        FutureTask<Integer> received = inBackground(this::read);
        int sent = 0;

        for (int i = 0; i < 3000; i++) {
            Deadline soon = Deadline.after(Duration.ofNanos(i * 10));
            sent += channel.send(ByteBuffer.allocate(1 + i * 5), soon) == Outcome.DONE ? 1 : 0;
        }

        channel.send(ByteBuffer.allocate(END), Deadline.NEVER);
        assertEquals(sent, received.get());
    }

    @Test
    void nothingWaitsForMoreAndTheOtherMachineIsAsked() throws IOException {
        assertTrue(socket.getOption(StandardSocketOptions.TCP_NODELAY));
        assertTrue(socket.getOption(StandardSocketOptions.SO_KEEPALIVE));
    }

    /** How many messages of zeros there are before the end. */
    private int read() throws IOException {
        DataInputStream in = new DataInputStream(Channels.newInputStream(peer));
        int count = 0;
        for (int length = in.readInt(); length != END; length = in.readInt()) {
            assertArrayEquals(new byte[length], in.readNBytes(length));
            count++;
        }
        return count;
    }

    private static FutureTask<Integer> inBackground(Callable<Integer> call) {
        FutureTask<Integer> task = new FutureTask<>(call);
        Thread thread = new Thread(task, "peer");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static long directMemory() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }
}
