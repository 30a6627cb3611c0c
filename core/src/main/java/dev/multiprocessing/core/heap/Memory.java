package dev.multiprocessing.core.heap;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.TransportException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/** The bytes of a region with the threads that wait for a change of them. */
final class Memory implements Thing {

    private final ByteBuffer bytes; // its position and limit never move
    private final ReentrantLock lock = new ReentrantLock();
    private final ConditionWaiter untilChange = new ConditionWaiter(lock.newCondition());

    private Memory(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /**
     * Takes memory from the allocator, which is {@link ByteBuffer#allocateDirect} outside of tests: a buffer on the
     * heap offers no atomic access on newer JDKs.
     */
    static Memory allocate(long size, IntFunction<ByteBuffer> allocator) {
        if (size < 0) {
            throw new IllegalArgumentException("unusable size: size=" + size + "; choose 0 or more");
        }
        if (size > Integer.MAX_VALUE) {
            throw new TransportException("region too large for the heap transport: size=" + size + ", max="
                    + Integer.MAX_VALUE + "; split it");
        }
        try {
            return new Memory(allocator.apply((int) size));
        } catch (OutOfMemoryError e) {
            throw new TransportException(
                    "not enough direct memory for a region: size=" + size + "; raise -XX:MaxDirectMemorySize", e);
        }
    }

    ByteBuffer bytes() {
        return bytes;
    }

    /**
     * Sleeps until the change that {@code isChanged} looks for, which its maker makes before it calls {@link #wakeAll}.
     */
    void await(BooleanSupplier isChanged, Deadline deadline) throws InterruptedException {
        lock.lock();
        try {
            untilChange.until(deadline, isChanged);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void wakeAll() {
        lock.lock();
        try {
            untilChange.wakeAll();
        } finally {
            lock.unlock();
        }
    }
}
