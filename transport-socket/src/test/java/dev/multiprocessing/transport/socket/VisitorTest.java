package dev.multiprocessing.transport.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the selector is asked for, by how the other side takes what it is told. */
class VisitorTest {

    private static final int MUCH = 8 * 1024 * 1024;

    private Selector selector; // all set before each test
    private SocketChannel socket;
    private SelectionKey key;

    @BeforeEach
    void open() throws IOException {
        selector = Selector.open();
        socket = SocketChannel.open();
        socket.configureBlocking(false);
        key = socket.register(selector, SelectionKey.OP_READ);
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
        selector.close();
    }

    @Test
    void whoCannotBeWrittenToIsReadSoThatItsEndIsNoticed() {
        Blocked wire = new Blocked();
        Visitor visitor = tellMuch(wire);
        visitor.flush();
        assertEquals(SelectionKey.OP_WRITE, key.interestOps());

        wire.isBroken = true;
        visitor.flush();

        assertEquals(SelectionKey.OP_READ, key.interestOps());
    }

    @Test
    void muchIsWrittenInTurnsThoughTheOtherSideTakesItAll() {
        Willing wire = new Willing();
        Visitor visitor = tellMuch(wire);

        visitor.flush();

        assertTrue(wire.taken < MUCH / 4, "taken=" + wire.taken);
        int turns = 1;
        while (key.interestOps() != SelectionKey.OP_READ) {
            visitor.flush();
            turns++;
        }
        assertEquals(Handshake.HELLO_BYTES + MUCH, wire.taken);
        assertTrue(turns < 10, "turns=" + turns);
    }

    private Visitor tellMuch(Wire wire) {
        Visitor visitor = new Visitor(wire, new Handshake(Handshake.newKey()), 1024, any -> {});
        visitor.greet(key);
        visitor.tell(ByteBuffer.allocate(MUCH), List.of());
        return visitor;
    }

    /** Takes everything. */
    private static final class Willing extends SilentWire {

        private int taken;

        @Override
        public int write(ByteBuffer bytes) {
            int count = bytes.remaining();
            taken += count;
            bytes.position(bytes.limit());
            return count;
        }
    }

    /** Takes nothing, until it is broken. */
    private static final class Blocked extends SilentWire {

        private boolean isBroken;

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            if (isBroken) {
                throw new IOException("broken pipe");
            }
            return 0;
        }
    }

    /** Brings nothing. */
    private abstract static class SilentWire implements Wire {

        @Override
        public int read(ByteBuffer bytes) {
            return 0;
        }

        @Override
        public boolean flush() {
            return true;
        }

        @Override
        public boolean waitsForRoom() {
            return true;
        }

        @Override
        public byte[] binding() {
            return new byte[0];
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
