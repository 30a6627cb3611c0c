package dev.multiprocessing.core.memory;

import dev.multiprocessing.SharedLock;
import dev.multiprocessing.core.shared.Shareable;
import dev.multiprocessing.core.shared.Ticket;

/** What values and arrays of all types have in common. */
abstract class InRegion implements Shareable {

    final Elements elements;

    InRegion(Elements elements) {
        this.elements = elements;
    }

    /** The number of elements, which is one for a value. */
    public final int length() {
        return elements.length();
    }

    /** The lock at the head of the region. */
    public final SharedLock lock() {
        return elements.lock();
    }

    @Override
    public final Ticket ticket(String session) {
        return elements.ticket(session);
    }

    @Override
    public final void close() {
        elements.close();
    }

    @Override
    public final String toString() {
        return elements.toString();
    }
}
