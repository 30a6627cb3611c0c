package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.TransportException;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A handle in the process that has it: what it calls the hub through. */
final class Grip {

    private final Link link;
    private final int number;
    private final Window window;
    private final Places places;
    private final Consumer<Grip> onClose;
    private volatile boolean refuses; // set once, by whoever closes it or all of the transport
    private boolean closed; // the same, when the hub is told; guarded by this

    Grip(Link link, int number, Consumer<Grip> onClose) {
        this.link = link;
        this.number = number;
        this.window = link.window(number);
        this.places = link.places(number);
        this.onClose = onClose;
    }

    void requireOpen() {
        if (refuses) {
            throw Link.closed();
        }
        link.requireWhole();
    }

    /** Fails if the hub does not let such a long message in. */
    void requireCarriable(ByteBuffer message) {
        link.requireCarriable(message);
    }

    /** How much may be sent through it. */
    Window window() {
        return window;
    }

    /** How many messages may be put through it without an answer to each. */
    Places places() {
        return places;
    }

    /** Sends a message through it, very soon, without an answer. */
    void send(ByteBuffer message) {
        requireOpen();
        link.post(number, message);
    }

    /** Takes the messages that a queue has, up to so many; none where the hub has to be asked by a call. */
    void takeNow(int max, Consumer<ByteBuffer> into) {
        link.takeNow(number, max, into);
    }

    /** Hears what has come, without waiting. */
    void listen() {
        link.listen();
    }

    /** Waits until the condition holds, whose changes fire the signal, or the deadline has passed, and says which. */
    boolean await(Signal signal, BooleanSupplier condition, Deadline deadline) throws InterruptedException {
        boolean held = link.await(signal, () -> refuses || link.isBroken() || condition.getAsBoolean(), deadline);
        requireOpen();
        return held;
    }

    /** Waits for the answer to a call that does not wait; only a hub that is stopped takes long. */
    void awaitAnswer(Call call) {
        link.requireAnswer(call);
        requireOpen();
    }

    /** Makes a call that is answered some time. */
    Call begin(Op op, int bodyLength, Consumer<ByteBuffer> fill, Consumer<ByteBuffer> onDone) {
        requireOpen();
        return link.begin(op, Integer.BYTES + bodyLength, body -> fill.accept(body.putInt(number)), onDone);
    }

    /** Tells the hub something that has no answer. */
    void tell(Op op, int bodyLength, Consumer<ByteBuffer> fill) {
        requireOpen();
        link.tell(op, Integer.BYTES + bodyLength, body -> fill.accept(body.putInt(number)));
    }

    /** Makes a call that may wait until the deadline. */
    Call exchange(Op op, Deadline deadline, int bodyLength, Consumer<ByteBuffer> fill) throws InterruptedException {
        return exchange(op, deadline, bodyLength, fill, body -> {}, () -> false);
    }

    /**
     * Makes a call that may wait until the deadline, or there is enough; {@code onDone} gets what comes with it.
     */
    Call exchange(
            Op op,
            Deadline deadline,
            int bodyLength,
            Consumer<ByteBuffer> fill,
            Consumer<ByteBuffer> onDone,
            BooleanSupplier isEnough)
            throws InterruptedException {
        requireOpen();
        Call call = link.begin(op, Integer.BYTES + bodyLength, body -> fill.accept(body.putInt(number)), onDone);
        try {
            return link.settle(call, deadline, () -> refuses || isEnough.getAsBoolean());
        } catch (TransportException e) {
            requireOpen();
            throw e;
        }
    }

    /** Makes a call that is answered at once, and returns what came with the answer. */
    ByteBuffer ask(Op op, int bodyLength, Consumer<ByteBuffer> fill) {
        requireOpen();
        return link.ask(op, Integer.BYTES + bodyLength, body -> fill.accept(body.putInt(number)));
    }

    /** Waits until the hub has all that this process has sent, or the deadline has passed; a closed handle may, too. */
    boolean fence(Deadline deadline) throws InterruptedException {
        Call call = link.begin(Op.FENCE, 0, body -> {}, body -> {});
        return link.await(call, call::isAnswered, deadline) && call.status() == Status.DONE;
    }

    String share() {
        return Frame.text(ask(Op.SHARE, 0, body -> {}));
    }

    /** From now on, every use of it fails, also one that waits: so nobody hears of what else is closed with it. */
    void refuse() {
        refuses = true;
    }

    /** Closes it; whoever waits through it is told by the hub, or by this. */
    void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        refuse();
        try {
            link.begin(Op.CLOSE, Integer.BYTES, body -> body.putInt(number), body -> link.forget(number));
        } catch (TransportException e) {
            link.forget(number); // with the session, the handle is gone
        } finally {
            window.fire();
            onClose.accept(this);
        }
    }
}
