package dev.multiprocessing.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.DecodingException;
import dev.multiprocessing.EncodingException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DepthTest {

    private static Object nested(int depth) {
        Object value = "core";
        for (int i = 0; i < depth; i++) {
            value = new ArrayList<>(List.of(value));
        }
        return value;
    }

    @Test
    void deepestNestingArrives() {
        Object deepest = nested(Encoder.MAX_DEPTH);

        assertEquals(deepest, Wire.roundTrip(deepest));
    }

    @Test
    void deeperNestingIsRefusedByTheSender() {
        Object tooDeep = nested(Encoder.MAX_DEPTH + 1);

        EncodingException e = assertThrows(EncodingException.class, () -> Wire.encode(tooDeep));

        assertEquals(
                "cannot encode: path=list" + "[0]".repeat(12) + "…" + "[0]".repeat(12)
                        + ", class=java.util.ArrayList, reason=nested too deeply, or contains itself: max=256;"
                        + " make it flatter, or a Serializable class, which may refer to itself",
                e.getMessage());
    }

    @Test
    void listThatContainsItselfIsRefused() {
        List<Object> cycle = new ArrayList<>();
        cycle.add(cycle);

        EncodingException e = assertThrows(EncodingException.class, () -> Wire.encode(cycle));

        assertTrue(e.getMessage().contains("contains itself"), e.getMessage());
    }

    @Test
    void deeperNestingIsRefusedByTheReceiver() {
        byte[] message = new byte[1_000_000];
        Arrays.fill(message, (byte) Tag.OPTIONAL);
        message[0] = Tag.VERSION;

        DecodingException e = assertThrows(DecodingException.class, () -> Wire.decode(message));

        assertTrue(e.getMessage().contains("nested too deeply: max=256"), e.getMessage());
    }

    /** A graph inside of a record inside of a graph… */
    record Step(Object next) {}

    static final class Link implements Serializable {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // a record, which need not be
        private final Step step;

        Link(Step step) {
            this.step = step;
        }
    }

    private static Object alternating(int depth) {
        Object value = Optional.empty();
        for (int i = 0; i < depth; i++) {
            value = new Link(new Step(value));
        }
        return value;
    }

    @Test
    void alternationOfGraphsAndRecordsArrives() {
        Link arrived = (Link) Wire.roundTrip(alternating(10));

        int depth = 1;
        while (arrived.step.next() instanceof Link next) {
            arrived = next;
            depth++;
        }
        assertEquals(10, depth);
    }

    @Test
    void endlessAlternationOfGraphsAndRecordsIsRefused() {
        Object tooDeep = alternating(Encoder.MAX_DEPTH);

        assertThrows(EncodingException.class, () -> Wire.encode(tooDeep));
    }
}
