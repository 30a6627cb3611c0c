package dev.multiprocessing.files.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** An account of who put and who took which messages: what must hold of it, whatever was in between. */
public final class Ledger {

    private final Map<Integer, Integer> put = new HashMap<>(); // by sender: how many it knows to have put, from 0 on
    private final Map<String, List<Message>> taken = new HashMap<>(); // by taker, in its order

    /** Somebody's put has returned. */
    public synchronized void put(int sender) {
        put.merge(sender, 1, Integer::sum);
    }

    /** How many messages the sender knows to have put, which is the number of its next one. */
    public synchronized int countOf(int sender) {
        return put.getOrDefault(sender, 0);
    }

    /** Somebody has taken a message. */
    public synchronized void taken(String taker, int sender, int number) {
        taken.computeIfAbsent(taker, name -> new ArrayList<>()).add(new Message(sender, number));
    }

    /** How many messages somebody is known to have taken. */
    public synchronized int countOfTaken(String taker) {
        return taken.getOrDefault(taker, List.of()).size();
    }

    /** Somebody has taken a whole message. */
    public void taken(String taker, ByteBuffer message) {
        Messages.requireWhole(message);
        taken(taker, Messages.sender(message), Messages.number(message));
    }

    /**
     * Fails unless each message that was taken had been put, was taken once, and by each taker in its sender's order,
     * and none is missing.
     *
     * @param unacknowledged how many more of a sender's messages may be there than it knows of, as it was killed
     * @param inHands how many may be missing, as a taker was killed
     */
    public synchronized void check(int unacknowledged, int inHands) {
        List<Message> all = new ArrayList<>();
        taken.forEach((taker, messages) -> {
            all.addAll(messages);
            requireOrder(taker, messages);
        });
        assertEquals(new HashSet<>(all).size(), all.size(), () -> "taken twice: " + all);
        int missing = 0;
        for (Map.Entry<Integer, Integer> sender : put.entrySet()) {
            for (int number = 0; number < sender.getValue(); number++) {
                missing += all.contains(new Message(sender.getKey(), number)) ? 0 : 1;
            }
        }
        assertTrue(missing <= inHands, "lost: count=" + missing + ", put=" + put + ", taken=" + taken);
        for (Message message : all) {
            int known = put.getOrDefault(message.sender, 0);
            long more = all.stream()
                    .filter(other -> other.sender == message.sender && other.number >= known)
                    .count();
            assertTrue(more <= unacknowledged, () -> "never put: " + message + ", put=" + put);
            assertTrue(message.number < known + more, () -> "one before it is missing: " + message + ", put=" + put);
        }
    }

    private static void requireOrder(String taker, List<Message> messages) {
        Map<Integer, Integer> last = new HashMap<>();
        for (Message message : messages) {
            Integer before = last.put(message.sender, message.number);
            assertTrue(before == null || before < message.number, () -> taker + " took out of order: " + messages);
        }
    }

    private record Message(int sender, int number) {}
}
