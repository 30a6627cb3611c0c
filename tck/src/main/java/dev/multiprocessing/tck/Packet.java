package dev.multiprocessing.tck;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assertions;

/** A numbered element of one producer, whose body shows whether it is torn. */
record Packet(int producer, int number, byte[] body) {

    private static final int END = -1;

    /** A packet whose size changes from one to the next, so that places in a buffer never line up. */
    static Packet of(int producer, int number, int maxSize) {
        int size = maxSize == 0 ? 0 : Math.floorMod(number * 7919 + producer * 104_729, maxSize);
        return new Packet(producer, number, Payload.of(size, producer * 31 + number));
    }

    /** What tells one consumer that no packet follows. */
    static Packet end() {
        return new Packet(END, 0, new byte[0]);
    }

    boolean isEnd() {
        return producer == END;
    }

    void assertIntact(int maxSize) {
        Assertions.assertArrayEquals(of(producer, number, maxSize).body, body, this::toString);
    }

    /** Fails unless what one consumer received is, for each producer, in the order it was put. */
    static void assertInOrder(List<Packet> received) {
        Map<Integer, Integer> last = new HashMap<>();
        for (Packet packet : received) {
            Integer before = last.put(packet.producer, packet.number);
            Assertions.assertTrue(
                    before == null || before < packet.number, () -> packet + " was received after number=" + before);
        }
    }

    /** Fails unless all consumers together received each number below {@code count} of the producer once. */
    static void assertComplete(List<List<Packet>> received, int producer, int count) {
        Set<Integer> lost = new TreeSet<>();
        for (int number = 0; number < count; number++) {
            lost.add(number);
        }
        List<Integer> unexpected = new ArrayList<>();
        received.forEach(list -> list.stream()
                .filter(packet -> packet.producer == producer && !lost.remove(packet.number))
                .forEach(packet -> unexpected.add(packet.number)));
        Assertions.assertTrue(
                lost.isEmpty() && unexpected.isEmpty(),
                () -> "of producer=" + producer + ": lost=" + lost + ", twice or never put=" + unexpected);
    }

    @Override
    public String toString() {
        return "packet of producer=" + producer + ", number=" + number + ", length=" + body.length;
    }
}
