package org.example.files;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.Outcome;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A handle of one end of a channel: what has come is in this end's folder, and what is sent goes into the other's. */
final class FilesChannel implements MessageChannel {

    /** How many bytes may wait at an end; a message is let in if there are fewer. */
    static final int LIMIT = 1 << 20;

    private final Handle handle;
    private final Thing peer;
    private final Messages incoming;
    private final Messages outgoing;

    FilesChannel(Handle handle) {
        this.handle = handle;
        this.peer = peerOf(handle.thing());
        this.incoming = messages(handle.thing());
        this.outgoing = messages(peer);
    }

    /** The folders of both ends have the same name, apart from the last letter. */
    private static Thing peerOf(Thing end) {
        String name = end.folder().toString();
        String common = name.substring(0, name.length() - 1);
        return new Thing(end.session(), Path.of(common + (name.endsWith("a") ? "b" : "a")));
    }

    private static Messages messages(Thing end) {
        return new Messages(end.folder(), length -> 1 + length); // so that empty ones count, too
    }

    @Override
    public Outcome send(ByteBuffer message, Deadline deadline) throws InterruptedException {
        Messages.requireCarried(message);
        return handle.until(
                deadline,
                () -> !peer.isOpen() || !outgoing.isFull(),
                () -> peer.isOpen() ? outgoing.put(message) : farewell());
    }

    @Override
    public Outcome receive(MessageSink sink, Deadline deadline) throws InterruptedException {
        return untilMessage(deadline, () -> incoming.take(sink));
    }

    @Override
    public Outcome ready(Deadline deadline) throws InterruptedException {
        return untilMessage(deadline, () -> Outcome.DONE);
    }

    /** What has come goes first, then how the other end went. */
    private Outcome untilMessage(Deadline deadline, Session.Work<Outcome> work) throws InterruptedException {
        return handle.until(deadline, () -> !incoming.isEmpty() || !peer.isOpen(), () -> {
            if (incoming.isEmpty()) {
                return peer.isOpen() ? Outcome.TIMED_OUT : farewell();
            }
            return work.run();
        });
    }

    private Outcome farewell() {
        return peer.exists() ? Outcome.PEER_DIED : Outcome.PEER_CLOSED;
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
