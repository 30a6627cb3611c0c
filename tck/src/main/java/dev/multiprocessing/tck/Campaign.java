package dev.multiprocessing.tck;

import dev.multiprocessing.Queue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Assertions;

/** What the rules of random death have in common: one survivor, a number of victims, and the account at the end. */
final class Campaign {

    /** Bodies of up to this many bytes: small ones and ones that do not fit where the last one did. */
    static final int MAX_SIZE = 20_000;

    /** Bodies for a pipe: also ones longer than it holds. */
    static final int MAX_PIPE_SIZE = 600_000;

    /** How many processes a rule kills. */
    static final int KILLS = Knobs.HERE.effort(4);

    /** How many senders a rule kills. */
    static final int SENDER_KILLS = Knobs.HERE.effort(2);

    /** How many processes of all kinds are killed at random. */
    static final int RANDOM_KILLS = Knobs.HERE.effort(20);

    /** The producer that is never killed. */
    static final int SURVIVOR = 0;

    private Campaign() {}

    /** Puts packets of the survivor until it is told to stop, then the end, and returns how many. */
    static int produceUntil(AtomicBoolean stop, Queue<Packet> queue) throws InterruptedException {
        int number = 0;
        while (!stop.get()) {
            queue.put(Packet.of(SURVIVOR, number, MAX_SIZE), Times.LONG);
            number++;
        }
        queue.put(Packet.end(), Times.LONG);
        return number;
    }

    /** Takes packets until that many have come from the producer. */
    static List<Packet> receive(Queue<Packet> queue, int producer, int count) throws InterruptedException {
        List<Packet> received = new ArrayList<>();
        int seen = 0;
        while (seen < count) {
            Packet packet = Expect.next(queue, Times.LONG, "packet " + seen + " of producer=" + producer);
            received.add(packet);
            seen += packet.producer() == producer ? 1 : 0;
        }
        return received;
    }

    /** Fails unless one consumer received, of each producer, every number from 0 on, and nothing torn. */
    static void assertGapless(List<Packet> received) {
        received.forEach(packet -> packet.assertIntact(MAX_SIZE));
        Packet.assertInOrder(received);
        for (int producer = 0; producer <= KILLS; producer++) {
            Packet.assertComplete(List.of(received), producer, countOf(received, producer));
        }
    }

    static int countOf(List<Packet> received, int producer) {
        return (int) received.stream()
                .filter(packet -> packet.producer() == producer)
                .count();
    }

    /** Fails if an element was taken twice, or if a victim took more than one along. */
    static void assertTakenOnce(List<Integer> reported, List<Packet> received, int produced) {
        List<Integer> all = new ArrayList<>(reported);
        received.forEach(packet -> all.add(packet.number()));
        Assertions.assertEquals(new HashSet<>(all).size(), all.size(), "elements taken, without and with repetition");
        int lost = produced - all.size();
        Assertions.assertTrue(lost >= 0 && lost <= KILLS, () -> "lost with " + KILLS + " consumers: " + lost);
    }
}
