package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.transport.mmap.Things.Hold;
import dev.multiprocessing.transport.mmap.Things.Lease;
import java.lang.ref.ReferenceQueue;

/** What queues, channels and regions have in common: they can be shared, and closed once. */
final class Handle {

    private final Things things;
    private final Lease lease;
    private final Bells bells;
    private volatile boolean closed; // set once, by refuse()

    /** One that is found among the dropped ones if the program loses it without closing it. */
    Handle(Things things, Hold hold, ReferenceQueue<Handle> dropped, Bells bells) {
        this.things = things;
        this.lease = new Lease(this, hold, dropped);
        this.bells = bells;
    }

    Lease lease() {
        return lease;
    }

    Hold hold() {
        return lease.hold();
    }

    int end() {
        return hold().end();
    }

    Thing thing() {
        return hold().thing();
    }

    void requireOpen() {
        if (closed) {
            throw new HandleClosedException("handle is closed: name=" + thing().name());
        }
    }

    String share() {
        requireOpen();
        return things.share(this);
    }

    /**
     * From now on this handle is closed for whoever uses it, but its end of a thing is not given up yet: so a
     * participant that leaves closes both ends of a channel before either sees the other go.
     */
    void refuse() {
        closed = true;
    }

    /** Closes it, or tries again what has failed, and lets the threads of this process that sleep in it notice. */
    void close() {
        refuse();
        bells.wakeOwn();
        things.release(this);
    }
}
