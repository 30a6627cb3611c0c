package dev.multiprocessing.transport.socket;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the hub hosts, and who holds it. Guarded by the hub. */
abstract class Thing {

    private final int[] tickets; // to each end
    private final List<Set<Hold>> holds = new ArrayList<>(); // of each end

    Thing(int ends) {
        this.tickets = new int[ends];
        for (int end = 0; end < ends; end++) {
            holds.add(new LinkedHashSet<>());
        }
    }

    /** A letter, with which its tickets begin. */
    abstract char letter();

    /** What a handle of it is to know: a capacity, a size. */
    abstract long measure();

    /** Does what is asked for through a handle, and answers it now or later. */
    abstract void serve(Request request);

    /** Takes the messages that are there at once, up to so many. */
    List<ByteBuffer> takeNow(int max) {
        return List.of();
    }

    /** Whether somebody waits for what is kept for others, or was offered to them; {@link #look} is called soon. */
    boolean isCrowded() {
        return false;
    }

    /** It has been crowded for a moment: it looks who is to get what nobody has come for. */
    void look() {}

    /** There is a new handle. */
    void entered(Hold hold) {}

    /** There is a handle less. */
    void left(Hold hold) {}

    /** Nobody holds this end any more; the last one has died, or has closed it. */
    abstract void ended(int end, boolean died);

    final void enter(Hold hold) {
        holds.get(hold.end()).add(hold);
        entered(hold);
    }

    final void leave(Hold hold, boolean died) {
        holds.get(hold.end()).remove(hold);
        left(hold);
        if (holders(hold.end()) == 0) {
            ended(hold.end(), died);
        }
    }

    /** A ticket keeps an end open as a handle does. */
    final void issueTicket(int end) {
        tickets[end]++;
    }

    /** It is used: there is a handle instead. */
    final void useTicket(int end) {
        tickets[end]--;
    }

    final Set<Hold> holds(int end) {
        return holds.get(end);
    }

    final int holders(int end) {
        return holds.get(end).size() + tickets[end];
    }
}
