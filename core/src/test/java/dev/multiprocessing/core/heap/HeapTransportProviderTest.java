package dev.multiprocessing.core.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.spi.TransportProvider;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HeapTransportProviderTest {

    private final TransportProvider provider = new HeapTransportProvider();

    private Transport open() {
        return provider.open(Settings.none());
    }

    private Transport attach(Transport to) {
        return provider.attach(to.address(), Settings.none());
    }

    @Test
    void isCalledHeapAndRunsEverywhere() {
        assertEquals("heap", provider.name());
        assertEquals(Optional.empty(), provider.unavailable());
    }

    @Test
    void doesNotReachOtherProcesses() {
        try (Transport transport = open()) {
            assertEquals(Set.of(Transport.Capability.SYNCHRONOUS), transport.capabilities());
        }
    }

    @Test
    void sessionsHaveDifferentAddresses() {
        try (Transport one = open();
                Transport other = open()) {
            assertNotEquals(one.address(), other.address());
        }
    }

    @Test
    void everyParticipantHasItsOwnPositiveId() {
        try (Transport first = open();
                Transport second = attach(first)) {
            int one = first.participants().self();
            int other = second.participants().self();

            assertTrue(one > 0 && other > 0, "one=" + one + ", other=" + other);
            assertNotEquals(one, other);
            assertEquals(first.address(), second.address());
        }
    }

    @Test
    void idOfWhoLeftIsNotGivenAgain() {
        try (Transport first = open()) {
            Transport second = attach(first);
            int left = second.participants().self();
            second.close();

            try (Transport third = attach(first)) {
                assertNotEquals(left, third.participants().self());
            }
        }
    }

    @Test
    void participantIsAliveUntilItsTransportIsClosed() {
        try (Transport first = open()) {
            Transport second = attach(first);
            int id = second.participants().self();
            assertTrue(first.participants().isAlive(id));

            second.close();

            assertFalse(first.participants().isAlive(id));
            assertFalse(second.participants().isAlive(id));
            assertTrue(first.participants().isAlive(first.participants().self()));
        }
    }

    @Test
    void participantThatNeverWasIsNotAlive() {
        try (Transport transport = open()) {
            assertFalse(
                    transport.participants().isAlive(transport.participants().self() + 1));
        }
    }

    @Test
    void sessionOutlivesTheParticipantThatOpenedIt() {
        Transport first = open();
        try (Transport second = attach(first)) {
            first.close();

            try (Transport third = attach(second)) {
                assertTrue(second.participants().isAlive(third.participants().self()));
            }
        }
    }

    @Test
    void sessionIsGoneWhenItsLastParticipantLeft() {
        Transport first = open();
        Transport second = attach(first);
        first.close();
        second.close();

        TransportException error = assertThrows(TransportException.class, () -> attach(first));

        assertEquals(
                "no such session: transport=heap; its last participant has left, or it is in another JVM: "
                        + "choose a transport that reaches other processes",
                error.getMessage());
    }

    @Test
    void diagnosticsNameTheSessionWithoutItsAddress() {
        try (Transport transport = open()) {
            String text = transport.toString();

            assertTrue(text.startsWith("heap transport: session=heap-"), text);
            assertFalse(text.contains(transport.address()), text);
        }
    }
}
