package dev.multiprocessing.transport.socket;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What threads wait for to change. */
abstract class Signal {

    private final Set<Turns.Turn> waiting = ConcurrentHashMap.newKeySet();

    /** After this, no change is missed by the thread that waits. */
    final void enter(Turns.Turn turn) {
        waiting.add(turn);
    }

    final void leave(Turns.Turn turn) {
        waiting.remove(turn);
    }

    /** It has changed: all look again. */
    final void fire() {
        waiting.forEach(Turns.Turn::wake);
    }
}
