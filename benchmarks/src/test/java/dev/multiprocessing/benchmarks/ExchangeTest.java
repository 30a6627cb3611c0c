package dev.multiprocessing.benchmarks;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams that are not what was sent are found out. */
@Timeout(60)
class ExchangeTest {

    private static final int COUNT = 1000;

    @Test
    void whatWasSentIsAccepted() {
        assertDoesNotThrow(() -> receive(64, messages -> {}));
        assertDoesNotThrow(() -> receive(1000, messages -> {}));
    }

    @Test
    void whatIsNotWhatWasSentIsRefused() {
        requireRefused(messages -> messages.remove(17));
        requireRefused(messages -> messages.remove(COUNT - 1));
        requireRefused(messages -> messages.add(17, messages.get(17)));
        requireRefused(messages -> Collections.swap(messages, 17, 18));
        for (int at : new int[] {0, 8, 48, 63, 64 + 8 * 17, 64 + 8 * 17 + 512}) {
            requireRefused(messages -> messages.get(17)[at]++);
        }
    }

    private static void requireRefused(Consumer<List<byte[]>> damage) {
        assertThrows(IllegalStateException.class, () -> receive(1000, damage));
    }

    private static void receive(int size, Consumer<List<byte[]>> damage) throws Exception {
        List<byte[]> messages = new ArrayList<>();
        Packet packet = new Packet(size);
        for (int number = 0; number < COUNT; number++) {
            packet.fill(number);
            messages.add(packet.bytes().clone());
        }
        packet.fillEnd(COUNT);
        messages.add(packet.bytes().clone());
        damage.accept(messages);
        Exchange.receiveStream(new Replay(new ArrayDeque<>(messages)), size, 0, () -> {});
    }

    /** Messages that were kept. */
    private record Replay(Queue<byte[]> messages) implements Lane {

        @Override
        public void send(byte[] message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void receive(byte[] into) {
            System.arraycopy(messages.remove(), 0, into, 0, into.length);
        }

        @Override
        public void close() {}
    }
}
