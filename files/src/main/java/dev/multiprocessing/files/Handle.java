package dev.multiprocessing.files;

import dev.multiprocessing.files.Things.Hold;
import dev.multiprocessing.files.Things.Lease;
import dev.multiprocessing.spi.HandleClosedException;
import java.lang.ref.ReferenceQueue;

/** What queues, channels and regions have in common: they can be shared, and closed once. */
public final class Handle {

    private final Things things;
    private final Lease lease;
    private final Waking waking;
    private volatile boolean closed; // set once, by refuse()

    /** One that is found among the dropped ones if the program loses it without closing it. */
    public Handle(Things things, Hold hold, ReferenceQueue<Handle> dropped, Waking waking) {
        this.things = things;
        this.lease = new Lease(this, hold, dropped);
        this.waking = waking;
    }

    public Lease lease() {
        return lease;
    }

    public Hold hold() {
        return lease.hold();
    }

    public int end() {
        return hold().end();
    }

    public Thing thing() {
        return hold().thing();
    }

    public void requireOpen() {
        if (closed) {
            throw new HandleClosedException("handle is closed: name=" + thing().name());
        }
    }

    public String share() {
        requireOpen();
        return things.share(this);
    }

    /**
     * From now on this handle is closed for whoever uses it, but its end of a thing is not given up yet: so a
     * participant that leaves closes both ends of a channel before either sees the other go.
     */
    public void refuse() {
        closed = true;
    }

    /** Closes it, or tries again what has failed, and lets the threads of this process that sleep in it notice. */
    public void close() {
        refuse();
        waking.wakeOwn();
        things.release(this);
    }
}
