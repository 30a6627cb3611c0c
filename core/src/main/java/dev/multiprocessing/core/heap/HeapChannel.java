package dev.multiprocessing.core.heap;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.Outcome;
import java.nio.ByteBuffer;

/** A handle of one end of a channel: it sends into one direction and receives from the other. */
final class HeapChannel implements MessageChannel {

    /** A direction lets messages in while it holds fewer bytes than this. */
    static final int LIMIT = 64 * 1024;

    /** What each message weighs besides its bytes: about an array's header, and so empty ones are bounded, too. */
    static final int HEADER = 16;

    /** What the handles of one end share; when the last one is gone, nothing goes in either direction any more. */
    record End(Messages incoming, Messages outgoing) implements Thing {

        @Override
        public void wakeAll() {
            incoming.wakeAll();
            outgoing.wakeAll();
        }

        @Override
        public void abandon() {
            incoming.end();
            outgoing.end();
        }

        /** The other end of a channel with this one. */
        End opposite() {
            return new End(outgoing, incoming);
        }
    }

    private final Handle<End> handle;

    HeapChannel(Handle<End> handle) {
        this.handle = handle;
    }

    /** One end of a new channel. */
    static End shared() {
        return new End(direction(), direction());
    }

    private static Messages direction() {
        return new Messages(LIMIT, message -> HEADER + message.length);
    }

    @Override
    public Outcome send(ByteBuffer message, Deadline deadline) throws InterruptedException {
        return handle.thing().outgoing().put(message, deadline, handle);
    }

    @Override
    public Outcome receive(MessageSink sink, Deadline deadline) throws InterruptedException {
        return handle.thing().incoming().receive(sink, deadline, handle);
    }

    @Override
    public Outcome ready(Deadline deadline) throws InterruptedException {
        return handle.thing().incoming().ready(deadline, handle);
    }

    @Override
    public String share() {
        return handle.share();
    }

    @Override
    public void close() {
        handle.close();
    }
}
