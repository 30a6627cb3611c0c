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
    private static final int DATA = 256;
    private static final int WRAP = -1;

    private final ByteBuffer bytes;
    private final int capacity;
    private long tail; // the sending thread only
    private long head; // the receiving thread only

    private BufferLane(ByteBuffer bytes, int capacity) {
        this.bytes = bytes;
        this.capacity = capacity;
    }

    static BufferLane open(Path file, int capacity) throws IOException {
        return new BufferLane(MappedFile.open(file, DATA + capacity), capacity);
    }

    @Override
    public void send(byte[] message) {
        int needed = Integer.BYTES + message.length + 7 & ~7;
        int left = capacity - (int) (tail % capacity);
        int skipped = needed > left ? left : 0;
        while (tail + skipped + needed - (long) LONG.getAcquire(bytes, HEAD) > capacity) {
            Thread.onSpinWait();
        }
        if (skipped > 0) {
            bytes.putInt(DATA + (int) (tail % capacity), WRAP);
            tail += skipped;
        }
        int at = DATA + (int) (tail % capacity);
        bytes.putInt(at, message.length);
        bytes.put(at + Integer.BYTES, message);
        tail += needed;
        LONG.setRelease(bytes, TAIL, tail);
    }

    @Override
    public void receive(byte[] into) {
        while ((long) LONG.getAcquire(bytes, TAIL) == head) {
            Thread.onSpinWait();
        }
        int at = DATA + (int) (head % capacity);
        if (bytes.getInt(at) == WRAP) {
            head += capacity - head % capacity;
            at = DATA;
        }
        int length = bytes.getInt(at);
        bytes.get(at + Integer.BYTES, into, 0, length);
        head += Integer.BYTES + length + 7 & ~7;
        LONG.setRelease(bytes, HEAD, head);
    }

    @Override
    public void close() {}
}
