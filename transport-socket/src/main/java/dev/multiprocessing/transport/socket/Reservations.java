package dev.multiprocessing.transport.socket;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Places in a queue with a bound that are kept for producers in other processes, who put into them without waiting for
 * an answer. They are kept for a moment only: a producer that does not come, or is stopped, holds nobody up for long.
 * Its own clock says for a shorter moment, see {@link Places}; what it has sent all the same, since it was stopped in
 * between, waits beside the queue until there is room. Guarded by the hub.
 */
final class Reservations {

    private static final long NANOS = 5 * Places.NANOS;
    private static final int MOST = 1024;

    /** Who comes back so soon will come again. */
    private static final long SOON_NANOS = 5_000_000;

    /** Of the places that are free, one producer is offered one part of so many. */
    private static final int PARTS = 4;

    private final Map<Hold, Share> shares = new HashMap<>(); // of all who have put something
    private final Set<Share> kept = new LinkedHashSet<>(); // those of them with places in them, or lately

    /** How many places are kept. */
    int count(long now) {
        kept.removeIf(share -> share.left(now) == 0);
        return kept.stream().mapToInt(share -> share.left(now)).sum();
    }

    /** Somebody has put so many messages into places that were kept. */
    void use(Hold producer, int count) {
        shares.computeIfAbsent(producer, any -> new Share()).sent += count;
    }

    /** Keeps some of the free places for a producer that puts one message after the other, if that is worth telling. */
    void offer(Hold producer, int free, long now) {
        Share share = shares.computeIfAbsent(producer, any -> new Share());
        if (!share.putsAgain(now)) {
            return;
        }
        int has = share.left(now);
        int some = Math.min(MOST, (free - count(now) + has) / PARTS);
        if (some - has > some / 2) {
            share.upTo = share.sent + some;
            share.until = now + NANOS;
            kept.add(share);
            producer.tell(Status.PLACES, share.upTo);
        }
    }

    void forget(Hold producer) {
        kept.remove(shares.remove(producer));
    }

    /** What one producer has sent, and may send. */
    private static final class Share {

        private long sent;
        private long upTo; // how many it may send in all
        private long until; // when it may
        private boolean hasPut; // anything
        private long lastPut; // if it has, when

        int left(long now) {
            return now - until > 0 ? 0 : (int) Math.max(0, upTo - sent);
        }

        boolean putsAgain(long now) {
            boolean again = hasPut && now - lastPut < SOON_NANOS;
            hasPut = true;
            lastPut = now;
            return again;
        }
    }
}
