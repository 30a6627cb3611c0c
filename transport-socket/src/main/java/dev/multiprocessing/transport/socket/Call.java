package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.TransportException;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A call to the hub, as its caller waits for the answer. */
final class Call extends Signal {

    private final int number;
    private final Consumer<ByteBuffer> onDone;
    private final WeakReference<ByteBuffer> request; // the frame that makes it, which is kept until it is written
    private List<ByteBuffer> parts; // of the answer's body; set before the answer is
    private volatile ByteBuffer answer; // set once, by whoever brings it
    private volatile RuntimeException failure; // the same

    /** One that is to be answered; {@code onDone} gets what comes with the answer if it was done, before all else. */
    Call(int number, ByteBuffer request, Consumer<ByteBuffer> onDone) {
        this.number = number;
        this.request = new WeakReference<>(request);
        this.onDone = onDone;
    }

    int number() {
        return number;
    }

    /** The frame that makes it, if it may be that it is not written yet. */
    Optional<ByteBuffer> request() {
        return Optional.ofNullable(request.get());
    }

    /** A frame that says that nobody waits for it any more. */
    ByteBuffer cancellation() {
        return Frame.of(Op.CANCEL.ordinal(), 0, Integer.BYTES).putInt(number).flip();
    }

    boolean isAnswered() {
        return answer != null || failure != null;
    }

    void answer(ByteBuffer frame, List<ByteBuffer> itsParts) {
        if (Frame.kind(frame) == Status.DONE.ordinal()) {
            itsParts.forEach(onDone);
        }
        parts = itsParts;
        answer = frame;
        fire();
    }

    void fail(RuntimeException reason) {
        failure = reason;
        fire();
    }

    /** How it ended, once it is answered; what no program can go on after is thrown. */
    Status status() {
        if (failure != null) {
            throw failure;
        }
        Status status = Status.of(Frame.kind(answer));
        if (status == Status.REFUSED) {
            throw new TransportException(Frame.text(body()));
        }
        if (status == Status.CLOSED) {
            throw Link.closed();
        }
        return status;
    }

    /** Whether the hub did what it was asked for. */
    boolean isDone() {
        return answer != null && Frame.kind(answer) == Status.DONE.ordinal();
    }

    /** What came with the answer. */
    ByteBuffer body() {
        return parts.get(0);
    }
}
