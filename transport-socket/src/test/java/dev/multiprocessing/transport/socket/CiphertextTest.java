package dev.multiprocessing.transport.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A socket as TLS sees it: it never refuses what is written, up to a bound, and what it brings has pauses. */
@Timeout(30)
class CiphertextTest {

    private static final int PIECE = 16 * 1024;

    private SocketChannel socket;
    private SocketChannel other;
    private Ciphertext ciphertext;

    @BeforeEach
    void connect() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            socket = SocketChannel.open(server.getLocalAddress());
            other = server.accept();
        }
        socket.configureBlocking(false);
        ciphertext = new Ciphertext(socket);
    }

    @AfterEach
    void close() throws IOException {
        ciphertext.close();
        other.close();
    }

    @Test
    void whatTheSocketHasNoRoomForIsKeptInOrder() throws IOException {
        int count = fill();

        assertTrue(ciphertext.isFull());
        assertFalse(ciphertext.flush());
        for (int i = 0; i < count; i++) {
            if (i % 10 == 0) {
                ciphertext.flush();
            }
            assertEquals(i, readInt());
        }
        assertTrue(ciphertext.flush());
        assertFalse(ciphertext.isFull());
    }

    @Test
    void whoeverMakesItTalkAndDoesNotListenIsCutOff() throws IOException {
        fill();

        IOException refusal = assertThrows(IOException.class, () -> {
            for (int i = 0; i < 100; i++) {
                ciphertext.write(ByteBuffer.allocate(PIECE));
            }
        });

        assertTrue(refusal.getMessage().contains("bytes="), refusal::getMessage);
    }

    @Test
    void readingUntilThereIsNothingEndsThoughThereIsAlwaysMore() throws IOException, InterruptedException {
        Thread flood = new Thread(this::writeUntilClosed);
        flood.start();
        ByteBuffer room = ByteBuffer.allocate(PIECE);
        for (int turn = 0; turn < 10; turn++) {
            long total = 0;
            int count = 1;
            while (count > 0) {
                count = ciphertext.read(room.clear());
                total += count;
            }
            assertTrue(total < 600 * 1024, "total=" + total);
        }
        ciphertext.close();
        other.close();
        flood.join();
    }

    /** Writes numbered pieces until the socket has no room for one, and says how many. */
    private int fill() throws IOException {
        int count = 0;
        while (ciphertext.flush()) {
            ByteBuffer piece = ByteBuffer.allocate(PIECE).putInt(0, count);

            assertEquals(PIECE, ciphertext.write(piece));
            count++;
        }
        return count;
    }

    private int readInt() throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        while (piece.hasRemaining()) {
            assertTrue(other.read(piece) > 0);
        }
        return piece.getInt(0);
    }

    private void writeUntilClosed() {
        try {
            while (true) {
                other.write(ByteBuffer.allocate(1024 * 1024));
            }
        } catch (IOException e) {
            return;
        }
    }
}
