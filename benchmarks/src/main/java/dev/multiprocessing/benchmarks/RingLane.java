package dev.multiprocessing.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/** A bare ring buffer of Agrona over a mapped file, polled without pause or, if nothing comes, ever more rarely. */
final class RingLane implements Lane {

    private static final int TYPE = 1;

    private final RingBuffer ring;
    private final IdleStrategy idle;
    private final UnsafeBuffer outgoing = new UnsafeBuffer(0, 0);
    private final MessageHandler handler = this::copy;
    private byte[] into; // the receiving thread only

    private RingLane(RingBuffer ring, IdleStrategy idle) {
        this.ring = ring;
        this.idle = idle;
    }

    static RingLane oneToOne(Path file, int capacity) throws IOException {
        return new RingLane(new OneToOneRingBuffer(map(file, capacity)), BusySpinIdleStrategy.INSTANCE);
    }

    static RingLane manyToOne(Path file, int capacity) throws IOException {
        return new RingLane(new ManyToOneRingBuffer(map(file, capacity)), BusySpinIdleStrategy.INSTANCE);
    }

    static RingLane oneToOneWithBackoff(Path file, int capacity) throws IOException {
        return new RingLane(new OneToOneRingBuffer(map(file, capacity)), new BackoffIdleStrategy());
    }

    private static UnsafeBuffer map(Path file, int capacity) throws IOException {
        return new UnsafeBuffer(MappedFile.open(file, capacity + RingBufferDescriptor.TRAILER_LENGTH));
    }

    @Override
    public void send(byte[] message) {
        outgoing.wrap(message);
        while (!ring.write(TYPE, outgoing, 0, message.length)) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void receive(byte[] target) {
        into = target;
        read(handler, 1);
    }

    /** Reads at least one message, waiting for it, and not more than so many. */
    void read(MessageHandler reader, int many) {
        idle.reset();
        while (ring.read(reader, many) == 0) {
            idle.idle();
        }
    }

    private void copy(int type, MutableDirectBuffer buffer, int index, int length) {
        buffer.getBytes(index, into, 0, length);
    }

    @Override
    public void close() {}
}
