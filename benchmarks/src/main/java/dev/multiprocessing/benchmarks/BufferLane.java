package dev.multiprocessing.benchmarks;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * What one writes by hand in an afternoon: a ring for one producer and one consumer over a mapped file, with a head and
 * a tail word, polled without pause. A record is a length and its bytes, padded to 8, and never wraps.
 */
final class BufferLane implements Lane {

    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder())
            .withInvokeExactBehavior();
    private static final int TAIL = 0;
    private static final int HEAD = 128;
    private static final int SENDERS_LOCK = 256;
    private static final int RECEIVERS_LOCK = 384;
    private static final int DATA = 512;
    private static final int WRAP = -1;

    private final ByteBuffer bytes;
    private final int capacity;
    private final int mask;
    private final Style style;
    private long tail; // one thread only: the sender's own, or as the receiver last saw it
    private long head; // one thread only: the receiver's own, or as the sender last saw it

    private BufferLane(ByteBuffer bytes, int capacity, Style style) {
        this.bytes = bytes;
        this.capacity = capacity;
        this.mask = capacity - 1;
        this.style = style;
    }

    /** The capacity is a power of two. */
    static BufferLane open(Path file, int capacity, Style style) throws IOException {
        return new BufferLane(MappedFile.open(file, DATA + capacity), capacity, style);
    }

    @Override
    public void send(byte[] message) {
        int needed = lengthOf(message.length);
        int left = capacity - (int) (tail & mask);
        int skipped = needed > left ? left : 0;
        lock(SENDERS_LOCK);
        if (style != Style.CACHED) {
            head = (long) LONG.getAcquire(bytes, HEAD);
        }
        while (tail + skipped + needed - head > capacity) {
            head = awaitChange(HEAD, head);
        }
        if (skipped > 0) {
            bytes.putInt(DATA + (int) (tail & mask), WRAP);
            tail += skipped;
        }
        int at = DATA + (int) (tail & mask);
        bytes.putInt(at, message.length);
        bytes.put(at + Integer.BYTES, message);
        tail += needed;
        LONG.setRelease(bytes, TAIL, tail);
        unlock(SENDERS_LOCK);
    }

    @Override
    public void receive(byte[] into) {
        lock(RECEIVERS_LOCK);
        if (style != Style.CACHED) {
            tail = (long) LONG.getAcquire(bytes, TAIL);
        }
        if (tail == head) {
            tail = awaitChange(TAIL, tail);
        }
        int at = DATA + (int) (head & mask);
        if (bytes.getInt(at) == WRAP) {
            head += capacity - (head & mask);
            at = DATA;
        }
        int length = bytes.getInt(at);
        bytes.get(at + Integer.BYTES, into, 0, length);
        head += lengthOf(length);
        LONG.setRelease(bytes, HEAD, head);
        unlock(RECEIVERS_LOCK);
    }

    private void lock(int word) {
        while (style == Style.LOCKED && !LONG.compareAndSet(bytes, word, 0L, 1L)) {
            Thread.onSpinWait();
        }
    }

    private void unlock(int word) {
        if (style == Style.LOCKED) {
            LONG.setRelease(bytes, word, 0L);
        }
    }

    /** The other side's word, once it is another than the one that is known. */
    private long awaitChange(int word, long known) {
        long found = (long) LONG.getAcquire(bytes, word);
        while (found == known) {
            Thread.onSpinWait();
            found = (long) LONG.getAcquire(bytes, word);
        }
        return found;
    }

    private static int lengthOf(int length) {
        return Integer.BYTES + length + 7 & ~7;
    }

    @Override
    public void close() {}

    /** How much was thought about it. */
    enum Style {
        /** Each side reads the other's word for each message. */
        PLAIN,

        /** Each side looks at the other's word only when what it knows of it does not suffice. */
        CACHED,

        /** As {@link #PLAIN}, with a lock at each side, as if many threads might come. */
        LOCKED
    }
}
