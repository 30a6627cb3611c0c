package dev.multiprocessing.transport.socket;

import java.nio.ByteBuffer;
import java.util.List;

/** One call of a guest, which the hub answers once, now or later. */
final class Request {

    private final Guest guest;
    private final int call;
    private final Op op;

    // set once, before anything is done with it; guarded by the hub
    private ByteBuffer body; // null when it is dropped
    private Hold hold;

    Request(Guest guest, int call, Op op, ByteBuffer body) {
        this.guest = guest;
        this.call = call;
        this.op = op;
        this.body = body;
    }

    Guest guest() {
        return guest;
    }

    int call() {
        return call;
    }

    Op op() {
        return op;
    }

    /** What is left to read of it. */
    ByteBuffer body() {
        return body;
    }

    Hold hold() {
        return hold;
    }

    /** The handle that it is made through; what is left of the body is for the thing. */
    void through(Hold handle) {
        hold = handle;
        body = body.slice();
    }

    /** The next byte of the body, as a yes or no. */
    boolean flag() {
        return body.get() != 0;
    }

    /** It waits without what came with it, which will come again. */
    void drop() {
        body = null;
    }

    /** Has the thing do once more what had to wait. */
    void serveAgain() {
        body.rewind();
        hold.thing().serve(this);
    }

    void done() {
        answer(Status.DONE);
    }

    /** Done, with a number of eight bytes. */
    void done(long number) {
        send(frame(Status.DONE, Long.BYTES).putLong(number).flip());
    }

    /** Done, with these parts. */
    void done(List<ByteBuffer> parts) {
        if (call != 0) {
            int length = 0;
            for (ByteBuffer part : parts) {
                length += part.remaining();
            }
            guest.tell(Frame.begin(Status.DONE.ordinal(), call, length).flip(), parts);
        }
    }

    void answer(Status status) {
        send(frame(status, 0).flip());
    }

    void refuse(String reason) {
        send(Frame.ofText(Status.REFUSED.ordinal(), call, reason));
    }

    /** An answer whose body is to be put in. */
    ByteBuffer frame(Status status, int bodyLength) {
        return Frame.of(status.ordinal(), call, bodyLength);
    }

    /** Sends what {@link #frame} began. */
    void send(ByteBuffer frame) {
        if (call != 0) {
            guest.tell(frame);
        }
    }
}
