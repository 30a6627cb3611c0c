package dev.multiprocessing.core.heap;

import dev.multiprocessing.spi.HandleClosedException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One participant's hold on a shared thing, until it is closed. */
final class Handle<T extends Thing> {

    private final Session session;
    private final Session.Shared shared;
    private final T thing;
    private final Consumer<Handle<?>> onClose;

    private final AtomicBoolean released = new AtomicBoolean();
    private volatile boolean closed; // set once, by refuse, under this

    Handle(Session session, Session.Shared shared, T thing, Consumer<Handle<?>> onClose) {
        this.session = session;
        this.shared = shared;
        this.thing = thing;
        this.onClose = onClose;
    }

    /** The thing, if the handle is open. */
    T thing() {
        requireOpen();
        return thing;
    }

    /** Fails if the handle is closed: whoever waits in the thing asks before each look. */
    void requireOpen() {
        if (closed) {
            throw new HandleClosedException("handle is closed: handle=" + shared.name() + ", session=" + session.name()
                    + "; a closed handle stays closed, attach another one with a ticket");
        }
    }

    /** Excludes close, so that the thing cannot go away between the look and the new reference. */
    synchronized String share() {
        requireOpen();
        return session.share(shared);
    }

    /**
     * From now on this handle is closed for whoever uses it, but its end of a thing is not given up yet: so a
     * participant that leaves closes both ends of a channel before either sees the other go.
     */
    synchronized void refuse() {
        closed = true;
    }

    void close() {
        refuse();
        if (released.compareAndSet(false, true)) {
            thing.wakeAll();
            session.release(shared);
            onClose.accept(this);
        }
    }
}
