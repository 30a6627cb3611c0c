package dev.multiprocessing.transport.mmap;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Something that takes long to make, as its classes have to be loaded: made by a thread of its own when it is first
 * asked for, or some time before, and never waited for.
 */
final class Late<T> {

    private final String name;
    private final Supplier<Optional<T>> maker;
    private final Queue<Consumer<T>> waiting = new ConcurrentLinkedQueue<>();

    // guarded by this
    private boolean begun;
    private boolean expected;

    private volatile T made; // written once by the thread that makes it
    private volatile boolean over; // written after it, also if it could not be made

    /** One that the maker makes, or cannot make. */
    Late(String name, Supplier<Optional<T>> maker) {
        this.name = name;
        this.maker = maker;
    }

    /** Null until it is made, and for ever if it cannot be; begins to make it. */
    T get() {
        if (!over && begins()) {
            startToMake();
        }
        return made;
    }

    /** Has it made after a while, if nobody asks for it before. */
    synchronized void expect(long nanos) {
        if (!begun && !expected) {
            expected = true;
            start(() -> makeAfter(nanos));
        }
    }

    /** Null unless it is made. */
    T peek() {
        return made;
    }

    /** Whether it was tried, and cannot be made. */
    boolean isImpossible() {
        return over && made == null;
    }

    /** Does something with it: now, or as soon as it is made, or never if it cannot be. */
    void with(Consumer<T> action) {
        T now = get();
        if (now != null) {
            action.accept(now);
            return;
        }
        waiting.add(action);
        if (over) {
            runWaiting();
        }
    }

    /** Whether it is the caller who is to make it. */
    private synchronized boolean begins() {
        boolean begins = !begun;
        begun = true;
        return begins;
    }

    /** Where there is no thread for it, it cannot be made. */
    private void startToMake() {
        boolean started = false;
        try {
            start(this::make);
            started = true;
        } finally {
            over = over || !started;
        }
    }

    private void start(Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Parks by itself, and not by a waiter: there is no change to wait for, and it does no harm to be early. */
    private void makeAfter(long nanos) {
        LockSupport.parkNanos(nanos);
        if (begins()) {
            make();
        }
    }

    private void make() {
        try {
            made = maker.get().orElse(null);
        } finally {
            over = true;
            runWaiting();
        }
    }

    private void runWaiting() {
        for (Consumer<T> action = waiting.poll(); action != null; action = waiting.poll()) {
            if (made != null) {
                action.accept(made);
            }
        }
    }
}
