package dev.multiprocessing.transport.socket;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Places in a queue with a bound that are kept for producers in other processes, who put into them without waiting for
 * an answer. They are kept for a moment only: a producer that does not come, or is stopped, holds nobody up for long.
 * Its own clock says for a shorter moment, see {@link Reserved}; what it has sent all the same, since it was stopped in
 * between, is let in beyond the bound. Guarded by the hub.
 */
final class Reservations {

    private static final long NANOS = 5 * Reserved.NANOS;
    private static final int MOST = 1024;

    /** Who comes back so soon will come again. */
    private static final long SOON_NANOS = 5_000_000;

    /** Of the places that are free, one producer is offered one part of so many. */
    private static final int PARTS = 4;

    private final Set<Hold> producers = new LinkedHashSet<>();

    /** How many places are kept. */
    int count(long now) {
        if (producers.isEmpty()) {
            return 0;
        }
        producers.removeIf(producer -> producer.reserved(now) == 0);
        return producers.stream().mapToInt(producer -> producer.reserved(now)).sum();
    }

    /** Somebody has put so many messages into places that were kept. */
    void use(Hold producer, int count) {
        producer.use(count);
    }

    /** Keeps some of the free places for a producer that puts one message after the other, if that is worth telling. */
    void offer(Hold producer, int free, long now) {
        if (!producer.putsAgain(now, SOON_NANOS)) {
            return;
        }
        int has = producer.reserved(now);
        int some = Math.min(MOST, (free - count(now) + has) / PARTS);
        if (some - has > some / 2) {
            producer.reserve(some, now + NANOS);
            producers.add(producer);
        }
    }

    void forget(Hold producer) {
        producers.remove(producer);
    }
}
