package dev.multiprocessing.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.multiprocessing.DecodingException;
import dev.multiprocessing.Target;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CorruptMessagesTest {

    private static final int MUTATIONS = 20_000;

    record Point(int x, long y, String name, List<Object> more) {}

    private static final List<byte[]> VALID = List.of(
            Wire.encode(new Object[] {42, null, "hello", -1L, Long.MAX_VALUE, 'c', 2.5, "\u20ac"}),
            Wire.encode(new Point(1, 2, "p", List.of(Optional.of(new Point(3, 4, null, List.of()))))),
            Wire.encode(List.of(new int[10], new byte[10], new double[10], new Integer[][] {{1}}, new String[3])),
            Wire.encode(new TreeMap<>(Map.of("a", List.of(DayOfWeek.FRIDAY), "b", EnumSet.allOf(DayOfWeek.class)))),
            Wire.encode(new ConcurrentHashMap<>(Map.of(UUID.randomUUID(), new ArrayDeque<>(List.of(1))))),
            Wire.encode(new EnumMap<>(Map.of(DayOfWeek.MONDAY, BigInteger.ONE.shiftLeft(99)))),
            Wire.encode(List.of(LocalDate.EPOCH, ZonedDateTime.now(ZoneId.of("Europe/Paris")), BigDecimal.TEN)),
            Wire.encode(new FakeHandles.Shared("name")),
            Wire.encode(new Date()),
            Wire.encode(new PriorityQueue<>(List.of(3, 1, 2))),
            Wire.encode(new JavaGraphTest.Node()),
            Wire.encode(new RefusalsTest.Holder(new HashMap<>(Map.of("k", new Point(1, 2, "p", List.of()))))),
            Wire.encode(new IllegalStateException("outer", new RuntimeException("inner"))),
            Wire.encode(new Object[] {lambda(new FakeHandles.Shared("captured")), 1}));

    private static Target lambda(FakeHandles.Shared captured) {
        Target.Of1<Integer> lambda = number -> assertEquals("captured", captured.name());
        return lambda;
    }

    @Test
    void mutatedMessageDecodesOrIsADecodingException() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutated = mutate(random, VALID.get(random.nextInt(VALID.size())));
            try {
                Wire.decode(mutated);
            } catch (DecodingException e) {
                assertTrue(e.getMessage() != null && !e.getMessage().isBlank());
            } catch (Throwable e) { // whatever it is, the test has to say with which bytes
                fail("seed=" + seed + ", mutation=" + i + ", message=" + Arrays.toString(mutated), e);
            }
        }
    }

    private static byte[] mutate(Random random, byte[] message) {
        byte[] mutated = message.clone();
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int at = 1 + random.nextInt(mutated.length - 1);
            switch (random.nextInt(4)) {
                case 0 -> mutated[at] = (byte) random.nextInt();
                case 1 -> mutated[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> mutated = Arrays.copyOf(mutated, 1 + at);
                default -> Arrays.fill(mutated, at, Math.min(at + 4, mutated.length), (byte) (random.nextInt(3) - 1));
            }
            if (mutated.length < 2) {
                return mutated;
            }
        }
        return mutated;
    }

    @Test
    void everyTruncationIsADecodingException() {
        for (byte[] message : VALID) {
            for (int length = 0; length < message.length; length++) {
                byte[] truncated = Arrays.copyOf(message, length);
                assertThrows(DecodingException.class, () -> Wire.decode(truncated));
            }
        }
    }

    @Test
    void truncationSaysThatItEndsTooEarly() {
        DecodingException e =
                assertThrows(DecodingException.class, () -> Wire.decode(new byte[] {Tag.VERSION, Tag.DOUBLE, 0}));

        assertEquals(
                "cannot decode: corrupt message: it ends too early;"
                        + " check that both ends use the same codec and library version,"
                        + " and that what was sent with sendBytes is received with recvBytes",
                e.getMessage());
    }

    @Test
    void otherFormatIsTold() {
        DecodingException e = assertThrows(DecodingException.class, () -> Wire.decode(new byte[] {9, Tag.NULL}));

        assertTrue(e.getMessage().contains("unknown format: version=9, expected=1"), e.getMessage());
    }

    @Test
    void bytesAfterTheEndAreTold() {
        DecodingException e =
                assertThrows(DecodingException.class, () -> Wire.decode(new byte[] {Tag.VERSION, Tag.NULL, 0}));

        assertTrue(e.getMessage().contains("bytes after the end: remaining=1"), e.getMessage());
    }

    @Test
    void unknownTagIsTold() {
        DecodingException e =
                assertThrows(DecodingException.class, () -> Wire.decode(new byte[] {Tag.VERSION, Tag.SMALL_INT - 1}));

        assertTrue(e.getMessage().contains("unknown tag: tag=63"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                Tag.LATIN1,
                Tag.UTF16,
                Tag.BIG_INTEGER,
                Tag.BOOLEANS,
                Tag.BYTES,
                Tag.SHORTS,
                Tag.CHARS,
                Tag.INTS,
                Tag.LONGS,
                Tag.FLOATS,
                Tag.DOUBLES,
                Tag.ARRAY_LIST,
                Tag.COPY_ON_WRITE_LIST,
                Tag.ARRAY_DEQUE,
                Tag.LINKED_SET,
                Tag.LINKED_MAP,
                Tag.CONCURRENT_MAP,
                Tag.OBJECTS
            })
    void lengthIsCheckedAgainstWhatIsThere(int tag) {
        byte[] twoGigabytes = {Tag.VERSION, (byte) tag, -1, -1, -1, -1, 7, 0, 0, 0};

        DecodingException e = assertThrows(DecodingException.class, () -> Wire.decode(twoGigabytes));

        assertTrue(e.getMessage().contains("length exceeds what is there: length=2147483647"), e.getMessage());
    }

    @Test
    void nestedContainersCannotClaimTheSameBytes() {
        int length = 10_000;
        byte[] message = new byte[3 * 200 + length + 1];
        message[0] = Tag.VERSION;
        for (int i = 1; i < 600; i += 3) {
            message[i] = Tag.OBJECTS;
            message[i + 1] = (byte) (length & 0x7F | 0x80);
            message[i + 2] = (byte) (length >> 7);
        }

        DecodingException e = assertThrows(DecodingException.class, () -> Wire.decode(message));

        assertTrue(e.getMessage().contains("length exceeds what is there: length=10000"), e.getMessage());
    }
}
