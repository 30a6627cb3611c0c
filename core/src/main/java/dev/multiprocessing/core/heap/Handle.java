package dev.multiprocessing.core.heap;

import dev.multiprocessing.spi.HandleClosedException;

/** One participant's open hold on a shared thing. */
final class Handle<T> {

    private final HeapTransport owner;
    private final SharedThing<T> thing;
    private final Monitor monitor;
    private volatile boolean closed; // set once, in the monitor, so that who waits there notices

    Handle(HeapTransport owner, SharedThing<T> thing, Monitor monitor) {
        this.owner = owner;
        this.thing = thing;
        this.monitor = monitor;
    }

    Monitor monitor() {
        return monitor;
    }

    /** The shared state, of an open handle. */
    T state() {
        if (closed) {
            throw new HandleClosedException("handle is closed: name=" + thing.name());
        }
        return thing.content();
    }

    String share() {
        state();
        return owner.session().share(thing);
    }

    /** Closes it, and lets those blocked in it notice; only the first call does anything. */
    void close() {
        boolean first = monitor.change(() -> {
            boolean open = !closed;
            closed = true;
            return open;
        });
        if (first) {
            owner.forget(this);
            owner.session().release(thing);
        }
    }
}
