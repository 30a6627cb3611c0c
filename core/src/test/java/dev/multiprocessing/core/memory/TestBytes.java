package dev.multiprocessing.core.memory;

import dev.multiprocessing.spi.Deadline;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The memory that all test regions of one ticket see, with the place where threads sleep on it. */
final class TestBytes {

    static final int MAX_SIZE = 1 << 24;

    static final VarHandle INTS = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());
    static final VarHandle LONGS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final ByteBuffer buffer;
    private int wakes; // under this object's monitor
    private int alarms; // under this object's monitor: wakes, and handles that were closed
    private int sleepers; // under this object's monitor
    private boolean deaf; // under this object's monitor: deadlines do not end a sleep

    TestBytes(int size) {
        this.buffer = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    }

    ByteBuffer buffer() {
        return buffer;
    }

    long getLong(long offset) {
        return (long) LONGS.getVolatile(buffer, (int) offset);
    }

    void setLong(long offset, long value) {
        LONGS.setVolatile(buffer, (int) offset, value);
    }

    /** From now on only a wake ends a sleep, so that a lost one is a test that never ends. */
    synchronized void sleepUntilWoken() {
        deaf = true;
    }

    synchronized int wakes() {
        return wakes;
    }

    synchronized void wake() {
        wakes++;
        alarm();
    }

    /** Ends every sleep without counting as a wake. */
    synchronized void alarm() {
        alarms++;
        notifyAll();
    }

    synchronized void sleep(long offset, long expected, Deadline deadline) throws InterruptedException {
        int before = alarms;
        if (getLong(offset) != expected) {
            return;
        }
        sleepers++;
        notifyAll(); // those in awaitSleepers
        try {
            while (before == alarms && (deaf || !deadline.isExpired())) {
                wait(deaf ? 0 : Math.max(1, deadline.remainingNanos() / 1_000_000));
            }
        } finally {
            sleepers--;
        }
    }

    /** Returns once this many threads sleep. */
    synchronized void awaitSleepers(int count) throws InterruptedException {
        while (sleepers < count) {
            wait();
        }
    }
}
