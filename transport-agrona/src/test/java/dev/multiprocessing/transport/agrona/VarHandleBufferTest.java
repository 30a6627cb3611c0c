package dev.multiprocessing.transport.agrona;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.agrona.concurrent.status.CountersManager;
import org.agrona.concurrent.status.CountersReader;
import org.junit.jupiter.api.Test;

/** Agrona's rings and counters run on our buffer, in a JVM without any option. */
class VarHandleBufferTest {

    private static final int CAPACITY = 1024;

    @Test
    void oneToOneRingTurns() {
        assertTurns(new OneToOneRingBuffer(buffer(CAPACITY + RingBufferDescriptor.TRAILER_LENGTH)));
    }

    @Test
    void manyToOneRingTurns() {
        assertTurns(new ManyToOneRingBuffer(buffer(CAPACITY + RingBufferDescriptor.TRAILER_LENGTH)));
    }

    @Test
    void countersAreAllocatedFreedAndRead() {
        VarHandleBuffer metadata = buffer(4 * CountersReader.METADATA_LENGTH);
        VarHandleBuffer values = buffer(4 * CountersReader.COUNTER_LENGTH);
        CountersManager manager = new CountersManager(metadata, values, StandardCharsets.UTF_8);
        manager.free(manager.allocate("gone"));
        int id = manager.allocate("größer");
        values.putLongOpaque(CountersReader.counterOffset(id), 7);

        List<String> read = new ArrayList<>();
        new CountersReader(metadata, values, StandardCharsets.UTF_8)
                .forEach((value, counter, label) -> read.add(label + "=" + value));

        assertEquals(List.of("größer=7"), read);
    }

    @Test
    void accessBehindItsEndFailsAlsoInsideTheBytesItIsAPartOf() {
        VarHandleBuffer buffer = new VarHandleBuffer(ByteBuffer.allocateDirect(64), 8, 16);

        assertThrows(IndexOutOfBoundsException.class, () -> buffer.putLong(16, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> buffer.getInt(-8));
        assertThrows(IndexOutOfBoundsException.class, () -> buffer.putBytes(8, new byte[9]));
    }

    @Test
    void misalignedBytesAreRefused() {
        VarHandleBuffer buffer =
                new VarHandleBuffer(ByteBuffer.allocateDirect(64).alignedSlice(8), 4, 32);

        assertThrows(IllegalStateException.class, buffer::verifyAlignment);
    }

    @Test
    void compareAndSetSucceedsOnceOnly() {
        VarHandleBuffer buffer = buffer(16);

        assertTrue(buffer.compareAndSetLong(8, 0, 5));
        assertFalse(buffer.compareAndSetLong(8, 0, 6));
        assertEquals(5, buffer.getAndAddLong(8, 2));
        assertEquals(7, buffer.getLongVolatile(8));
    }

    private static void assertTurns(RingBuffer ring) {
        VarHandleBuffer message = buffer(40);
        List<Integer> read = new ArrayList<>();
        for (int number = 0; number < 1_000; number++) {
            message.putInt(0, number);
            assertTrue(ring.write(1 + number, message, 0, 5 + number % 36));
            while (read.size() == number) { // a padding is read alone
                ring.read((type, buffer, index, length) -> read.add(type - 1 + buffer.getInt(index)));
            }
            assertEquals(2 * number, read.get(number));
        }
    }

    private static VarHandleBuffer buffer(int length) {
        return new VarHandleBuffer(ByteBuffer.allocateDirect(length + 8).alignedSlice(8), 0, length);
    }
}
