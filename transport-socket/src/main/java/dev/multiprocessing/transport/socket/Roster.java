package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.Participants;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who takes part, as far as the hub has told; once the hub is lost, nobody else does. */
final class Roster implements Participants {

    private final Link link;
    private final Set<Integer> present = ConcurrentHashMap.newKeySet();
    private volatile int self; // 0 until the hub has told it, behind the names of those who were there

    Roster(Link link) {
        this.link = link;
    }

    @Override
    public int self() {
        return self;
    }

    @Override
    public boolean isAlive(int participant) {
        link.listen();
        return present.contains(participant);
    }

    /** This process has joined, and is the one with this id. */
    void is(int id) {
        present.add(id);
        self = id;
    }

    /** Whether the hub has told who is there. */
    boolean isComplete() {
        return self != 0;
    }

    void joined(int id) {
        present.add(id);
    }

    void gone(int id) {
        present.remove(id);
    }

    /** Nothing is heard of the others any more. */
    void lost() {
        present.retainAll(Set.of(self));
    }
}
