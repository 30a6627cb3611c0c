package dev.multiprocessing.transport.socket;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** The way to the hub from the process that hosts it: a method call. */
final class LocalLink extends Link {

    private final Host host;
    private Guest guest; // set once, before anybody else has this

    private LocalLink(Host host) {
        this.host = host;
    }

    /** Joins the session as its first participant. */
    static LocalLink open(Host host) {
        LocalLink link = new LocalLink(host);
        link.guest = host.join(link::receive, link::fail);
        return link;
    }

    @Override
    void transmit(ByteBuffer frame) {
        host.serve(guest, frame);
    }

    @Override
    boolean withdraw(ByteBuffer frame) {
        return false;
    }

    @Override
    void post(int handle, ByteBuffer message) {
        int length = Integer.BYTES + message.remaining();
        transmit(Frame.of(Op.SEND.ordinal(), 0, Integer.BYTES + length)
                .putInt(handle)
                .putInt(message.remaining())
                .put(message.duplicate())
                .flip());
    }

    @Override
    void takeNow(int handle, int max, Consumer<ByteBuffer> into) {
        host.takeNow(guest, handle, max, into);
    }

    @Override
    void flush() {}

    @Override
    void listen() {}

    @Override
    Turns turns() {
        return host.turns();
    }

    @Override
    long signsOfLife() {
        return 0;
    }

    @Override
    public void close() {
        fail(left());
        host.release();
    }
}
