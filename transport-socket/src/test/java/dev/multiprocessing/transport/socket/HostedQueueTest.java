package dev.multiprocessing.transport.socket;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the hub tells a producer. */
class HostedQueueTest {

    private static final int LIMIT = 256 * 1024;

    private final List<ByteBuffer> told = new ArrayList<>();

    /** Who has places makes no call that could be refused. */
    @Test
    void noPlacesAreKeptForAProducerOnceMoreWaitsThanMay() {
        Hub hub = new Hub(1 << 20, LIMIT);
        Guest guest = hub.join(false, (frame, parts) -> told.add(frame));
        hub.handle(
                guest,
                Frame.of(Op.CREATE_QUEUE.ordinal(), 1, Integer.BYTES)
                        .putInt(1_000_000)
                        .flip());
        int queue = Frame.body(told.get(told.size() - 1)).getInt();

        for (int i = 0; i < 5_000; i++) {
            hub.handle(
                    guest,
                    Frame.of(Op.SEND.ordinal(), 0, 2 * Integer.BYTES + 1024)
                            .putInt(queue)
                            .putInt(1024)
                            .put(new byte[1024])
                            .flip());
        }

        long places = told.stream()
                .filter(frame -> Frame.kind(frame) == Status.PLACES.ordinal())
                .mapToLong(frame -> Frame.body(frame).getLong())
                .max()
                .orElseThrow();
        assertTrue(places > 0 && places < 2_000, "places for messages of a kilobyte=" + places);
    }
}
