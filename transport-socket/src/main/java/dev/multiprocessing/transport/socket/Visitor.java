package dev.multiprocessing.transport.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.util.List;
import java.util.function.Consumer;

/** A connection, as the host sees it: of a stranger until it has proved that it knows the key, then of a guest. */
final class Visitor {

    private static final int ROOM = 32 * 1024;

    /** Who leaves so much unread is not asked for more. */
    private static final int MOST_UNREAD = 4 * 1024 * 1024;

    /** After so much for one connection it is another one's turn. */
    private static final int TURN_BYTES = 1024 * 1024;

    /** After so many frames from one connection, too, however short they are: each may ask for much. */
    static final int TURN_FRAMES = 256;

    private final Wire wire;
    private final Handshake handshake;
    private final Inbound inbound;
    private final ByteBuffer reply = ByteBuffer.allocate(Handshake.REPLY_BYTES);
    private final Outbound outbound = new Outbound(ROOM); // guarded by this
    private final Consumer<Visitor> hasMore;
    private final long since = System.nanoTime();

    private boolean isCut; // nothing can be written any more; guarded by this
    private volatile boolean isBehind; // it leaves much unread; written where that is guarded
    private SelectionKey key; // set once, before anything else
    private Guest guest; // by whoever listens; null while it is a stranger
    private int frames; // of its turn; by whoever listens

    Visitor(Wire wire, Handshake handshake, int longestFrame, Consumer<Visitor> hasMore) {
        this.wire = wire;
        this.handshake = handshake;
        this.inbound = new Inbound(longestFrame);
        this.hasMore = hasMore;
    }

    /** Says hello, and is called by the selector from now on. */
    void greet(SelectionKey itsKey) {
        key = itsKey;
        tell(handshake.hello(), List.of());
    }

    Guest guest() {
        return guest;
    }

    boolean isStranger() {
        return guest == null;
    }

    long nanosHere() {
        return System.nanoTime() - since;
    }

    /** Puts something behind what is to be written; any thread. */
    void tell(ByteBuffer frame, List<ByteBuffer> parts) {
        synchronized (this) {
            if (isCut) {
                return;
            }
            outbound.add(frame);
            parts.forEach(outbound::add);
            isBehind = isMuch();
        }
        hasMore.accept(this);
    }

    /** Tells a guest why its connection is about to end, if it takes that at once. */
    void tellWhy(String reason) {
        if (!isStranger()) {
            tell(Frame.ofText(Status.DISMISSED.ordinal(), 0, reason), List.of());
            flush();
        }
    }

    /** Writes what can be written, or as much as is one turn; any thread. */
    synchronized void flush() {
        boolean waits = waitsForRoom();
        boolean wasBehind = isBehind;
        isBehind = !isCut && isMuch();
        listenFor(waits ? whileThereIsMore() : SelectionKey.OP_READ);
        if (wasBehind && !isBehind) {
            key.selector().wakeup(); // whoever listens may go on with what it has said
        }
    }

    /** Writes, and says whether something is left that waits for room; if it is cut, there is an end to be read. */
    private boolean waitsForRoom() {
        try {
            return !isCut && !outbound.writeTo(wire, TURN_BYTES) && wire.waitsForRoom();
        } catch (IOException e) {
            isCut = true;
            return false;
        }
    }

    private boolean isMuch() {
        return outbound.length() >= MOST_UNREAD;
    }

    private int whileThereIsMore() {
        return isBehind ? SelectionKey.OP_WRITE : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
    }

    private void listenFor(int wanted) {
        try {
            if (key.interestOps() != wanted) {
                key.interestOps(wanted);
                key.selector().wakeup();
            }
        } catch (CancelledKeyException e) {
            return; // it is closed
        }
    }

    /** Reads what is there and has the hub do it; false if the connection is over. */
    boolean read(Hub hub, ByteBuffer room) throws IOException {
        if (guest == null && !readReply(hub)) {
            return false;
        }
        frames = 0;
        return guest == null || inbound.read(wire, room, this::hasTurn, frame -> handle(hub, frame));
    }

    private void handle(Hub hub, ByteBuffer frame) {
        frames++;
        hub.handle(guest, frame);
    }

    private boolean hasTurn() {
        return frames < TURN_FRAMES && mayGoOn();
    }

    /** Whether its turn ended in the middle of what it says: then it is to have another one, unasked. */
    boolean isStopped() {
        return inbound.isStopped();
    }

    /** Whether it may say more, as it does not leave much unread. */
    boolean mayGoOn() {
        return !isBehind;
    }

    private boolean readReply(Hub hub) throws IOException {
        int count = 1;
        while (count > 0 && reply.hasRemaining()) {
            count = wire.read(reply);
        }
        if (reply.hasRemaining()) {
            hasMore.accept(this); // since reading may have been what writing waited for
            return count == 0;
        }
        ByteBuffer proof = handshake.admit(reply.flip());
        if (proof == null) {
            return false;
        }
        tell(proof, List.of());
        guest = hub.join(false, this::tell);
        return true;
    }

    void close() {
        try {
            wire.close();
        } catch (IOException e) {
            return; // it is closed all the same
        }
    }
}
