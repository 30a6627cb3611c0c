package dev.multiprocessing.transport.socket;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** What threads wait for to change. */
abstract class Signal {

    private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();

    /** After this, no change is missed by the calling thread. */
    final void enter() {
        waiting.add(Thread.currentThread());
    }

    final void leave() {
        waiting.remove(Thread.currentThread());
    }

    /** It has changed: all look again. */
    final void fire() {
        waiting.forEach(LockSupport::unpark);
    }
}
