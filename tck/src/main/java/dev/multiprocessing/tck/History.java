package dev.multiprocessing.tck;

import java.nio.IntBuffer;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Assertions;

/**
 * The judge of what went through one queue or pipe: it knows nothing of how that works, only the journals of those who
 * put and took.
 */
final class History {

    private final Map<Integer, Integer> acknowledged = new HashMap<>(); // by producer: how many of its puts returned
    private final Map<Integer, BitSet> taken = new HashMap<>(); // by producer: the numbers that were taken
    private final boolean keepsTails; // whether all is kept that a producer had put when it was killed
    private long takenInAll;

    /** Of a transport that keeps all that was put, or may lose the last of what a producer had put that was killed. */
    History(boolean keepsTails) {
        this.keepsTails = keepsTails;
    }

    /** A producer's journal: its puts that have returned, in order. */
    void put(int producer, IntBuffer journal) {
        int count = 0;
        while (journal.hasRemaining()) {
            Assertions.assertEquals(producer, journal.get(), "producer in its own journal");
            Assertions.assertEquals(count, journal.get(), "number in its own journal");
            count++;
        }
        acknowledged.put(producer, count);
    }

    /** A consumer's journal: what it took, in order, none of which anybody else has taken. */
    void taken(IntBuffer journal) {
        Map<Integer, Integer> last = new HashMap<>();
        while (journal.hasRemaining()) {
            int producer = journal.get();
            int number = journal.get();
            Integer before = last.put(producer, number);
            Assertions.assertTrue(
                    before == null || before < number,
                    () -> "out of order: producer=" + producer + ", number=" + number + ", after=" + before);
            BitSet numbers = taken.computeIfAbsent(producer, any -> new BitSet());
            Assertions.assertFalse(
                    numbers.get(number), () -> "taken twice: producer=" + producer + ", number=" + number);
            numbers.set(number);
            takenInAll++;
        }
    }

    long takenInAll() {
        return takenInAll;
    }

    /**
     * Fails unless everything that was acknowledged is accounted for, and nothing was taken that cannot have been put.
     *
     * @param inHands how many may have gone with a consumer that was killed
     * @param inFlight how many a producer that was killed may have put by a call that did not return
     * @return how many are missing
     */
    int check(int inHands, int inFlight) {
        int missing = 0;
        for (Map.Entry<Integer, Integer> producer : acknowledged.entrySet()) {
            BitSet numbers = taken.getOrDefault(producer.getKey(), new BitSet());
            int count = producer.getValue();
            int put = keepsTails ? Math.max(count, numbers.length()) : numbers.length();
            missing += put - numbers.cardinality(); // before one that was taken, all were put
            Assertions.assertTrue(
                    numbers.length() <= count + inFlight,
                    () -> "never put: producer=" + producer.getKey() + ", number=" + (numbers.length() - 1)
                            + ", acknowledged=" + count);
        }
        int lost = missing;
        Assertions.assertTrue(lost <= inHands, () -> "lost: count=" + lost + ", of which explained=" + inHands);
        Assertions.assertTrue(
                acknowledged.keySet().containsAll(taken.keySet()), () -> "unknown producers: " + taken.keySet());
        return missing;
    }

    /** Fails unless what was taken of each producer is all of it from the first on, as it is where one takes. */
    void checkPrefixes() {
        taken.forEach((producer, numbers) -> Assertions.assertEquals(
                numbers.length(), numbers.cardinality(), () -> "a gap: producer=" + producer + ", taken=" + numbers));
    }
}
