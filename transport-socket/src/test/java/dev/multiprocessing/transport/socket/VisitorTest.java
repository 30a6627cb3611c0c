package dev.multiprocessing.transport.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a connection is heard and the selector asked for, by how the other side takes what it is told. */
class VisitorTest {

    private static final int MUCH = 8 * 1024 * 1024;

    /** What a guest is told that enters: the host's proof, and a welcome. */
    private static final int ENTRY_BYTES = Handshake.PROOF_BYTES + Frame.HEADER + Integer.BYTES;

    private final Hub hub = new Hub(1024, MUCH);
    private final ByteBuffer room = ByteBuffer.allocate(Inbound.ROOM);

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

    @Test
    void whoAsksForMuchAndTakesNothingIsHeardNoFurtherUntilItDoes() throws IOException {
        int part = 64 * 1024;
        int parts = 2_000;
        GuestWire wire = new GuestWire();
        wire.ask(Op.CREATE_REGION, body -> body.putLong(part));
        for (int i = 0; i < parts; i++) {
            wire.ask(Op.READ, body -> body.putInt(1).putLong(0).putInt(part));
        }
        Visitor visitor = enter(wire);

        assertTrue(visitor.read(hub, room));

        assertFalse(visitor.mayGoOn());
        takeAll(visitor, wire);
        assertTrue(wire.taken <= MUCH, "answered at once=" + wire.taken);
        while (visitor.isStopped()) {
            assertTrue(visitor.read(hub, room));
            takeAll(visitor, wire);
        }
        assertTrue(wire.taken > (long) parts * part, "answered=" + wire.taken);
    }

    @Test
    void turnEndsAfterSoManyFramesHoweverShortTheyAre() throws IOException {
        int calls = 5_000;
        GuestWire wire = new GuestWire();
        for (int i = 0; i < calls; i++) {
            wire.ask(Op.FENCE, body -> {});
        }
        Visitor visitor = enter(wire);

        int turns = 0;
        do {
            long before = wire.taken;
            assertTrue(visitor.read(hub, room));
            takeAll(visitor, wire);
            turns++;
            int most = Visitor.TURN_FRAMES * Frame.HEADER + ENTRY_BYTES;
            assertTrue(wire.taken - before <= most, "turn=" + turns + ", answered=" + (wire.taken - before));
        } while (visitor.isStopped());
        assertEquals(calls * Frame.HEADER + ENTRY_BYTES, wire.taken);
    }

    /** Says hello, so that what is read first is the guest's reply. */
    private Visitor enter(GuestWire wire) {
        Visitor visitor = new Visitor(wire, new Handshake(wire.key), 1024, any -> {});
        visitor.greet(key);
        visitor.flush();
        return visitor;
    }

    private void takeAll(Visitor visitor, GuestWire wire) {
        wire.isWilling = true;
        do {
            visitor.flush();
        } while (key.interestOps() != SelectionKey.OP_READ);
        wire.isWilling = false;
    }

    private Visitor tellMuch(Wire wire) {
        Visitor visitor = new Visitor(wire, new Handshake(Handshake.newKey()), 1024, any -> {});
        visitor.greet(key);
        visitor.tell(ByteBuffer.allocate(MUCH), List.of());
        return visitor;
    }

    /** Knows the key, has asked for much, and takes answers when it is told to. */
    private static final class GuestWire extends SilentWire {

        private final byte[] key = Handshake.newKey();
        private final ByteBuffer asked = ByteBuffer.allocate(256 * 1024);
        private ByteBuffer reply = ByteBuffer.allocate(0); // once it is greeted
        private boolean isGreeted;
        private boolean isWilling;
        private long taken; // behind the greeting

        private void ask(Op op, Consumer<ByteBuffer> fill) {
            ByteBuffer body = ByteBuffer.allocate(16);
            fill.accept(body);
            asked.put(
                    Frame.of(op.ordinal(), 1, body.flip().remaining()).put(body).flip());
        }

        @Override
        public int write(ByteBuffer bytes) {
            int count = isGreeted && !isWilling ? 0 : bytes.remaining();
            if (!isGreeted) {
                reply = new Handshake(key).reply(bytes.duplicate());
                asked.flip();
                isGreeted = true;
            } else {
                taken += count;
            }
            bytes.position(bytes.position() + count);
            return count;
        }

        @Override
        public int read(ByteBuffer bytes) {
            ByteBuffer from = reply.hasRemaining() ? reply : asked;
            int count = Math.min(from.remaining(), bytes.remaining());
            bytes.put(from.slice(from.position(), count));
            from.position(from.position() + count);
            return count;
        }
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
}
