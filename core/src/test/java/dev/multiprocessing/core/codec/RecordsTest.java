package dev.multiprocessing.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.DecodingException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RecordsTest {

    enum Plain {
        ONE,
        TWO
    }

    enum WithBodies {
        PLUS {
            @Override
            int apply(int a, int b) {
                return a + b;
            }
        };

        abstract int apply(int a, int b);
    }

    record Empty() {}

    record Primitives(boolean z, byte b, short s, char c, int i, long l, float f, double d) {}

    record Pair<A, B>(A first, B second) {}

    record Demanding(LinkedList<String> list, HashMap<String, Integer> map, Optional<Plain> plain) {}

    record Positive(int value) {
        Positive {
            if (value == 13) {
                throw new IllegalStateException("thirteen is not allowed here");
            }
        }
    }

    record Hidden(String text) {
        @Override
        public String text() {
            throw new IllegalStateException("not for you");
        }
    }

    /** Not a record and not Serializable by its component alone. */
    static final class Holder implements Serializable {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // that it works although the record is not Serializable is the point
        private final Pair<String, Object> pair;

        @SuppressWarnings("serial")
        private final Object again;

        Holder(Pair<String, Object> pair) {
            this.pair = pair;
            this.again = pair;
        }
    }

    @Test
    void enumConstantArrivesAsTheSame() {
        assertSame(Plain.TWO, Wire.roundTrip(Plain.TWO));
    }

    @Test
    void enumConstantWithABodyArrivesAsTheSame() {
        assertSame(WithBodies.PLUS, Wire.roundTrip(WithBodies.PLUS));
    }

    @Test
    void recordWithoutComponentsArrives() {
        assertEquals(new Empty(), Wire.roundTrip(new Empty()));
    }

    @Test
    void recordOfAllPrimitivesArrives() {
        Primitives sent = new Primitives(true, (byte) -1, (short) 2, 'c', 4, 5L, 6f, 7d);

        assertEquals(sent, Wire.roundTrip(sent));
    }

    @Test
    void recordsInRecordsArrive() {
        Pair<Object, Object> sent = new Pair<>(new Pair<>(1, null), List.of(new Pair<>("x", Plain.ONE)));

        assertEquals(sent, Wire.roundTrip(sent));
    }

    @Test
    void recordWithComponentsOfNamedClassesArrives() {
        Demanding sent =
                new Demanding(new LinkedList<>(List.of("a")), new HashMap<>(Map.of("k", 1)), Optional.of(Plain.ONE));

        assertEquals(sent, Wire.roundTrip(sent));
    }

    @Test
    void localRecordArrives() {
        record Local(int x) {}

        assertEquals(new Local(3), Wire.roundTrip(new Local(3)));
    }

    @Test
    void recordIsReadByItsFieldsNotItsAccessors() {
        assertEquals(new Hidden("x"), Wire.roundTrip(new Hidden("x")));
    }

    @Test
    void classIsNamedOnceInAMessage() {
        List<Pair<Integer, Integer>> sent = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            sent.add(new Pair<>(i, i));
        }

        byte[] message = Wire.encode(sent);

        assertTrue(message.length < 1000, "length=" + message.length);
        assertEquals(sent, Wire.decode(message));
    }

    @Test
    void recordInsideASerializableObjectNeedNotBeSerializable() {
        Holder arrived = Wire.roundTrip(new Holder(new Pair<>("x", new Empty())));

        assertEquals(new Pair<>("x", new Empty()), arrived.pair);
    }

    @Test
    void recordThatASerializableObjectRefersToTwiceArrivesOnce() {
        Holder arrived = Wire.roundTrip(new Holder(new Pair<>("x", null)));

        assertSame(arrived.pair, arrived.again);
    }

    @Test
    void whatTheConstructorThrowsIsTheCause() {
        byte[] message = Wire.encode(new Positive(12));
        message[message.length - 1]++;

        DecodingException e = assertThrows(DecodingException.class, () -> Wire.decode(message));

        assertEquals(
                "cannot decode: class=" + Positive.class.getName()
                        + ", reason=its constructor threw java.lang.IllegalStateException: thirteen is not allowed here",
                e.getMessage());
        assertEquals("thirteen is not allowed here", e.getCause().getMessage());
    }

    @Test
    void recordWithOtherComponentsIsRefused() {
        byte[] message = rename(Wire.encode(new Pair<>(1, 2)), "$Pair", "$Wide");

        DecodingException e = assertThrows(DecodingException.class, () -> Wire.decode(message));

        assertEquals(
                "cannot decode: class=" + Wide.class.getName()
                        + ", reason=it has other components here; use the same version of the class on both ends",
                e.getMessage());
    }

    record Wide(Object first, Object second, Object third) {}

    @Test
    void classThatIsNotFoundIsNamed() {
        byte[] message = rename(Wire.encode(new Pair<>(1, 2)), "$Pair", "$Bear");

        DecodingException e = assertThrows(DecodingException.class, () -> Wire.decode(message));

        assertTrue(e.getMessage().contains("reason=not found; put it on the class path"), e.getMessage());
    }

    @Test
    void recordThatIsAnEnumHereIsRefused() {
        byte[] message = rename(Wire.encode(new Empty()), "$Empty", "$Plain");

        DecodingException e = assertThrows(DecodingException.class, () -> Wire.decode(message));

        assertTrue(e.getMessage().contains(Plain.class.getName() + ", reason=not a record"), e.getMessage());
    }

    @Test
    void enumThatIsARecordHereIsRefused() {
        byte[] message = rename(Wire.encode(Plain.ONE), "$Plain", "$Empty");

        DecodingException e = assertThrows(DecodingException.class, () -> Wire.decode(message));

        assertTrue(e.getMessage().contains(Empty.class.getName() + ", reason=not an enum"), e.getMessage());
    }

    @Test
    void unknownConstantIsRefused() {
        byte[] message = rename(Wire.encode(Plain.ONE), "ONE", "NIL");

        DecodingException e = assertThrows(DecodingException.class, () -> Wire.decode(message));

        assertTrue(e.getMessage().contains("reason=no such constant: constant=NIL"), e.getMessage());
    }

    // Both names must be of the same length, or the message is corrupt.
    private static byte[] rename(byte[] message, String from, String to) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        assertTrue(text.contains(from));
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }
}
