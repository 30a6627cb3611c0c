package dev.multiprocessing.core.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.ClosedException;
import dev.multiprocessing.CorruptDataException;
import dev.multiprocessing.IntValue;
import dev.multiprocessing.MultiprocessingException;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.core.shared.Shareable;
import dev.multiprocessing.core.shared.Ticket;
import dev.multiprocessing.spi.Region;
import dev.multiprocessing.spi.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What arrives by handle, and what a transport reports. */
@Timeout(60)
class SharedMemoryTest {

    private final TestSession session = new TestSession();
    private final Transport transport = session.join(1);
    private final SharedMemory memory = new SharedMemory(transport);

    @ParameterizedTest
    @EnumSource(Kind.class)
    void knowsItsKinds(Kind kind) {
        assertTrue(memory.knows(kind.word()));
    }

    @Test
    void doesNotKnowOtherKinds() {
        assertFalse(memory.knows("Queue"));
        assertFalse(memory.knows("INT_ARRAY"));
    }

    @Test
    void refusesToAttachOtherKinds() {
        String message = assertThrows(IllegalArgumentException.class, () -> memory.attach("Queue", "q1"))
                .getMessage();

        assertEquals("not shared memory: kind=Queue", message);
    }

    @Test
    void refusesATicketToAnotherKind() {
        String ticket = ((Shareable) memory.array(new int[] {1}))
                .ticket(TestSession.ADDRESS)
                .word();

        String message = assertThrows(CorruptDataException.class, () -> memory.attach("FloatArray", ticket))
                .getMessage();

        assertEquals(
                "shared memory is not what was announced: kind=FloatArray, signature=0x4d500124;"
                        + " all processes must run the same version of the library",
                message);
    }

    @Test
    void refusesAValueWhereAnArrayWasAnnounced() {
        String ticket =
                ((Shareable) memory.value(1)).ticket(TestSession.ADDRESS).word();

        assertThrows(CorruptDataException.class, () -> memory.attach("IntArray", ticket));
    }

    @Test
    void refusesAnotherVersion() {
        Region foreign = head(64, RegionLayout.FORMAT + 0x100, 0);

        assertThrows(CorruptDataException.class, () -> memory.attach("Lock", foreign.share()));
    }

    @Test
    void refusesARegionTooSmallForAHead() {
        Region small = transport.createRegion(16);

        assertThrows(CorruptDataException.class, () -> memory.attach("Lock", small.share()));
        assertThrows(CorruptDataException.class, () -> memory.attach("IntArray", small.share()));
    }

    @Test
    void refusesACountThatDoesNotFitTheRegion() {
        Region region = head(72, Kind.INT_ARRAY.signature(), 3);

        String message = assertThrows(CorruptDataException.class, () -> memory.attach("IntArray", region.share()))
                .getMessage();

        assertTrue(message.contains("kind=IntArray, count=3, size=72"), message);
    }

    @Test
    void acceptsTheLargestCountThatFitsTheRegion() {
        Region region = head(72, Kind.INT_ARRAY.signature(), 2);

        assertInstanceOf(RegionIntArray.class, memory.attach("IntArray", region.share()));
    }

    @Test
    void refusesANegativeCount() {
        Region region = head(72, Kind.INT_ARRAY.signature(), -1);

        assertThrows(CorruptDataException.class, () -> memory.attach("IntArray", region.share()));
    }

    @Test
    void refusesACountWhoseBytesExceedAnInt() {
        Region region = head(72, Kind.LONG_ARRAY.signature(), 1 << 29);

        assertThrows(CorruptDataException.class, () -> memory.attach("LongArray", region.share()));
    }

    @Test
    void refusesAValueOfSeveral() {
        Region region = head(72, Kind.INT_VALUE.signature(), 2);

        assertThrows(CorruptDataException.class, () -> memory.attach("IntValue", region.share()));
    }

    @Test
    void closesWhatItRefused() {
        Region region = head(72, Kind.INT_ARRAY.signature(), 3);
        String ticket = region.share();
        int before = session.openHandles();

        assertThrows(CorruptDataException.class, () -> memory.attach("IntArray", ticket));
        assertThrows(CorruptDataException.class, () -> memory.attach("CharArray", ticket));

        assertEquals(before, session.openHandles());
    }

    @Test
    void aLockArrivesAsTheSameLock() {
        SharedLock lock = memory.lock();

        SharedLock arrived = arrived(lock);
        lock.lock();

        assertFalse(arrived.tryLock());
    }

    @Test
    void theLockOfAnArrayTravelsAlone() {
        SharedLock lock = memory.intArray(3).lock();

        SharedLock arrived = arrived(lock);
        lock.lock();

        assertFalse(arrived.tryLock());
    }

    @Test
    void aLockThatTravelledAloneClosesAlone() {
        SharedLock lock = memory.value(3).lock();
        SharedLock arrived = arrived(lock);

        arrived.close();

        assertThrows(ClosedException.class, arrived::tryLock);
        assertTrue(lock.tryLock());
    }

    @Test
    void closingTheLockOfAValueLeavesTheValueOpen() {
        IntValue value = memory.value(3);

        value.lock().close();

        assertEquals(3, value.get());
        assertTrue(value.lock().tryLock());
    }

    @Test
    void aTransportThatRefusesIsReportedInItsWords() {
        MultiprocessingException refusal =
                assertThrows(MultiprocessingException.class, () -> memory.longArray(Integer.MAX_VALUE));

        assertEquals("region too large: size=17179869240, max=16777216", refusal.getMessage());
    }

    @Test
    void aTicketToNothingIsReported() {
        MultiprocessingException refusal =
                assertThrows(MultiprocessingException.class, () -> memory.attach("IntArray", "r99"));

        assertEquals("no such region: ticket=r99", refusal.getMessage());
    }

    @Test
    void aClosedTransportMakesNothing() {
        transport.close();

        assertThrows(ClosedException.class, () -> memory.value(1));
        assertThrows(ClosedException.class, memory::lock);
    }

    private SharedLock arrived(SharedLock lock) {
        Ticket ticket = ((Shareable) lock).ticket(TestSession.ADDRESS);
        return (SharedLock) new SharedMemory(session.join(2)).attach(ticket.kind(), ticket.word());
    }

    private Region head(long size, int signature, int count) {
        Region region = transport.createRegion(size);
        region.setInt(RegionLayout.COUNT, count);
        region.setInt(RegionLayout.SIGNATURE, signature);
        return region;
    }
}
