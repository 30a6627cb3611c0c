package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.Waiter;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Writes what was left to be written together, very soon; a thread that sleeps while there is nothing. */
final class Flusher implements AutoCloseable {

    private static final long PAUSE_NANOS = 50_000;
    private static final int PAUSES_BEFORE_SLEEP = 20;

    private final BooleanSupplier flush;
    private Thread thread; // made when it is first needed; guarded by this

    private volatile boolean isAwake; // set by whoever has something to flush, unset by the thread
    private volatile boolean closed; // once

    /** {@code flush} says whether there was anything to be written, or may have been. */
    Flusher(BooleanSupplier flush) {
        this.flush = flush;
    }

    /** There is something to be written. */
    void wake() {
        if (!isAwake) {
            isAwake = true;
            start();
        }
    }

    private synchronized void start() {
        if (thread == null && !closed) {
            thread = new Thread(this::run, "multiprocessing-socket-flusher");
            thread.setDaemon(true);
            thread.start();
        }
        LockSupport.unpark(thread);
    }

    private void run() {
        int idle = 0;
        while (!closed) {
            LockSupport.parkNanos(this, isAwake ? PAUSE_NANOS : Waiter.LONGEST_SLICE_NANOS);
            idle = flush.getAsBoolean() ? 0 : idle + 1;
            if (isAwake && idle > PAUSES_BEFORE_SLEEP) {
                isAwake = false;
                if (flush.getAsBoolean()) { // what came before that was seen
                    isAwake = true;
                }
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
