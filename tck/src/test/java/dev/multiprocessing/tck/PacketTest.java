package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class PacketTest {

    private static final int PRODUCER = 1;

    private static List<Packet> packets(int... numbers) {
        return Arrays.stream(numbers)
                .mapToObj(number -> Packet.of(PRODUCER, number, 10))
                .toList();
    }

    @Test
    void allOfOneProducerMayComeFromSeveralConsumers() {
        Packet.assertComplete(List.of(packets(0, 2), packets(1)), PRODUCER, 3);
    }

    @Test
    void whatIsMissingAndWhatIsTooMuchIsNamed() {
        AssertionFailedError failure = assertThrows(
                AssertionFailedError.class,
                () -> Packet.assertComplete(List.of(packets(0, 2), packets(2, 9)), PRODUCER, 4));

        assertTrue(failure.getMessage().startsWith("of producer=1: lost=[1, 3], twice or never put=[2, 9]"));
    }

    @Test
    void whatComesOutOfOrderIsNamed() {
        AssertionFailedError failure =
                assertThrows(AssertionFailedError.class, () -> Packet.assertInOrder(packets(0, 2, 1)));

        assertTrue(failure.getMessage().contains("number=1"), failure::getMessage);
        assertTrue(failure.getMessage().contains("was received after number=2"), failure::getMessage);
    }

    @Test
    void aTornPacketIsNoticed() {
        Packet torn = new Packet(PRODUCER, 3, new byte[] {1, 2, 3});

        assertThrows(AssertionFailedError.class, () -> torn.assertIntact(10));
    }
}
