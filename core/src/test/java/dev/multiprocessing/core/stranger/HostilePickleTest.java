package dev.multiprocessing.core.stranger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.DecodingException;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.razorvine.pickle.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pickles that no honest CPython makes: each is refused at once and with a reason, or costs no more than others. */
@Timeout(60)
class HostilePickleTest {

    private static final int MILLION = 1_000_000;

    @ParameterizedTest
    @ValueSource(shorts = {Opcodes.BINUNICODE8, Opcodes.BINBYTES8, Opcodes.BYTEARRAY8, Opcodes.FRAME})
    void lengthOfEightBytesThatIsAbsurdIsRefused(short opcode) {
        for (long length : new long[] {5, Integer.MAX_VALUE, 1L << 32, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
            assertRefused("longer than the rest", opcode, length, Opcodes.STOP);
        }
    }

    @ParameterizedTest
    @ValueSource(shorts = {Opcodes.BINSTRING, Opcodes.BINUNICODE, Opcodes.BINBYTES, Opcodes.LONG4})
    void lengthOfFourBytesThatIsAbsurdIsRefused(short opcode) {
        for (int length : new int[] {5, Integer.MAX_VALUE, -1, Integer.MIN_VALUE}) {
            assertRefused("longer than the rest", opcode, length, Opcodes.STOP);
        }
    }

    @Test
    void absurdMemoIndexIsOnlyANumber() {
        for (int index : new int[] {Integer.MAX_VALUE, -1, Integer.MIN_VALUE}) {
            assertEquals(
                    List.of(),
                    decode(
                            Opcodes.EMPTY_LIST,
                            Opcodes.LONG_BINPUT,
                            index,
                            Opcodes.POP,
                            Opcodes.LONG_BINGET,
                            index,
                            Opcodes.STOP));
            assertRefused("memo", Opcodes.LONG_BINGET, index, Opcodes.STOP);
        }
    }

    @Test
    void listOfAMillionListsInEachOtherIsRefused() {
        assertRefused("nested too deeply", "]".repeat(MILLION), "a".repeat(MILLION - 1), Opcodes.STOP);
    }

    @Test
    void tupleOfAMillionTuplesInEachOtherIsRefused() {
        assertRefused("nested too deeply", Opcodes.EMPTY_TUPLE, "\u0085".repeat(MILLION), Opcodes.STOP);
    }

    @Test
    void listsInEachOtherThatAreReachedByAShortWayFirstAreRefusedToo() {
        String chain = "]" + "]q\u0001ah\u0001".repeat(2000);

        assertRefused("nested too deeply", "](", chain, "e.");
    }

    @Test
    void listsOfTheDepthThatPythonMakesAreMade() {
        Object decoded = decode("]".repeat(1000), "a".repeat(999), Opcodes.STOP);

        int depth = 1;
        while (decoded instanceof List<?> list && !list.isEmpty()) {
            decoded = list.get(0);
            depth++;
        }
        assertEquals(1000, depth);
    }

    @Test
    void listThatContainsItselfIsRefused() {
        assertRefused("contains itself", "]q\0h\0a.");
    }

    @Test
    void dictThatContainsItselfIsRefused() {
        assertRefused("contains itself", "}q\0(K\1h\0u.");
    }

    @Test
    void listThatContainsItselfAsAKeyIsRefused() {
        assertRefused("key", "}]q\0h\0aNs.");
    }

    @Test
    void whatIsSharedIsTheSameAndNotCopied() {
        StringBuilder laughs = new StringBuilder("]q\0");
        for (int i = 1; i < 200; i++) {
            laughs.append("](h")
                    .append((char) (i - 1))
                    .append("h")
                    .append((char) (i - 1))
                    .append("eq")
                    .append((char) i);
        }

        List<?> decoded = (List<?>) decode(laughs.toString(), Opcodes.STOP);

        assertSame(decoded.get(0), decoded.get(1));
    }

    /** Its hash would take 2 to the power of 200 steps. */
    @Test
    void whatIsSharedManyTimesIsNoKey() {
        StringBuilder laughs = new StringBuilder("}(K\1\u0091q\0");
        for (int i = 1; i < 200; i++) {
            laughs.append("(h")
                    .append((char) (i - 1))
                    .append("(h")
                    .append((char) (i - 1))
                    .append("\u0091\u0091q")
                    .append((char) i);
        }

        assertRefused("key", laughs.toString(), "Ns.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"}]Ns.", "}}Ns.", "}\u008fNs.", "}(]Nu.", "(]Nd.", "\u008f(]\u0090.", "(]\u0091."})
    void whatPythonDoesNotHashIsNoKey(String pickle) {
        assertRefused("key", pickle);
    }

    @Test
    void setThatNobodyCanChangeIsAKey() {
        assertEquals(Map.of(Set.of(1, 2), 3), decode("}(K\1K\2\u0091K\3s."));
    }

    /** All of the same hash, as the sum of their elements is. */
    @Test
    void setsOfEqualHashAreKeysThatTakeNoLongerThanOthers() {
        int count = 60_000;
        ByteArrayOutputStream pickle = new ByteArrayOutputStream();
        pickle.writeBytes(new byte[] {(byte) Opcodes.EMPTY_SET, (byte) Opcodes.MARK});
        for (int i = 0; i < count; i++) {
            pickle.writeBytes(ByteBuffer.allocate(12)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put((byte) Opcodes.MARK)
                    .put((byte) Opcodes.BININT)
                    .putInt(i)
                    .put((byte) Opcodes.BININT)
                    .putInt(2 * count - i)
                    .put((byte) Opcodes.FROZENSET)
                    .array());
        }
        pickle.writeBytes(new byte[] {(byte) Opcodes.ADDITEMS, (byte) Opcodes.STOP});

        Set<?> set = (Set<?>) new PickleCodec().decode(ByteBuffer.wrap(pickle.toByteArray()), null);

        assertEquals(count, set.size());
        assertTrue(set.contains(Set.of(1, 2 * count - 1)));
    }

    @Test
    void keyWithoutAValueIsRefused() {
        assertRefused("without a value", "(Nd.");
        assertRefused("without a value", "}(Nu.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(.", "](a.", "(1(q\0.", "(q\0.", "}((Nu.", "(q\0h\0]h\0a.", "(\u0085."})
    void markIsNothingThatComesOut(String pickle) {
        assertRefused("", pickle);
    }

    @Test
    void longListInManyPartsTakesNoLongerThanInOne() {
        List<?> decoded = (List<?>) decode("]", "(Ne".repeat(MILLION), Opcodes.STOP);

        assertEquals(MILLION, decoded.size());
    }

    @Test
    void emptyingAFullStackManyTimesTakesNoTime() {
        assertSame(null, decode("N".repeat(MILLION), "(1".repeat(MILLION / 4), Opcodes.STOP));
    }

    @Test
    void longKeyUsedManyTimesIsRefused() {
        String set = "(" + "K\1M\u00ff\u00ff".repeat(1) + numbers(50_000) + "\u0091";

        assertRefused("keys", "](", set, "q\0", "}h\0Ns".repeat(50_000), "e.");
    }

    @Test
    void numberOfManyDigitsIsRefused() {
        assertRefused("digits", "L" + "7".repeat(MILLION / 4) + "L\n.");
        assertEquals(BigInteger.TEN.pow(4000), decode("L" + BigInteger.TEN.pow(4000) + "L\n."));
    }

    @Test
    void floatsOfProtocolZeroNeedNotBeFinite() {
        assertEquals(List.of(1.5, Double.POSITIVE_INFINITY), decode("(F1.5\nFinf\nl."));
        assertEquals(List.of(Double.NaN, Double.NEGATIVE_INFINITY), decode("(Fnan\nF-inf\nl."));
    }

    @Test
    void orderOfADictStays() {
        assertEquals(List.of(9L, 7L, 8L), List.copyOf(((Map<?, ?>) decode("}(L9\nNL7\nNL8\nNu.")).keySet()));
        assertEquals(List.of(9L, 7L, 8L), List.copyOf((Set<?>) decode("\u008f(L9\nL7\nL8\n\u0090.")));
    }

    private static String numbers(int count) {
        StringBuilder numbers = new StringBuilder();
        for (int i = 0; i < count; i++) {
            numbers.append("J")
                    .append((char) (i & 0xff))
                    .append((char) (i >> 8 & 0xff))
                    .append((char) (i >> 16))
                    .append('\0');
        }
        return numbers.toString();
    }

    private static void assertRefused(String reason, Object... parts) {
        DecodingException refusal = assertThrows(DecodingException.class, () -> decode(parts));

        assertTrue(refusal.getMessage().contains(reason), refusal::getMessage);
    }

    /** Opcodes are shorts, numbers are written little end first, texts are bytes. */
    private static Object decode(Object... parts) {
        ByteArrayOutputStream pickle = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof Short opcode) {
                pickle.write(opcode);
            } else if (part instanceof String bytes) {
                pickle.writeBytes(bytes.getBytes(StandardCharsets.ISO_8859_1));
            } else {
                ByteBuffer number = ByteBuffer.allocate(part instanceof Long ? Long.BYTES : Integer.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN);
                pickle.writeBytes(
                        (part instanceof Long eight ? number.putLong(eight) : number.putInt((Integer) part)).array());
            }
        }
        return new PickleCodec().decode(ByteBuffer.wrap(pickle.toByteArray()), null);
    }
}
