package dev.multiprocessing.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ValuesTest {

    static Stream<Object> basics() {
        return Stream.of(
                true,
                false,
                Byte.MIN_VALUE,
                Byte.MAX_VALUE,
                Short.MIN_VALUE,
                (short) 0x1234,
                '\0',
                'x',
                '\uFFFF',
                0f,
                -0f,
                Float.NaN,
                Float.MIN_VALUE,
                0d,
                -0d,
                Math.PI,
                Double.NaN,
                Double.NEGATIVE_INFINITY);
    }

    static IntStream ints() {
        IntStream powers = IntStream.range(0, 32).map(shift -> 1 << shift).flatMap(p -> IntStream.of(p - 1, p, -p));
        return IntStream.concat(powers, IntStream.of(-33, -32, 159, 160, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    static LongStream longs() {
        LongStream powers =
                LongStream.range(0, 64).map(shift -> 1L << shift).flatMap(p -> LongStream.of(p - 1, p, -p, -p - 1));
        return LongStream.concat(powers, LongStream.of(Long.MIN_VALUE, Long.MAX_VALUE));
    }

    static Stream<String> strings() {
        return Stream.of(
                "",
                "hello",
                "\0",
                "caf\u00e9 \u00ff",
                "\u0100",
                "\u20ac and \ud83d\ude00",
                "lone high \ud83d",
                "\ude00 lone low",
                "\ude00\ud83d",
                "x".repeat(127),
                "x".repeat(128),
                "\u20ac".repeat(100_000));
    }

    static Stream<Object> values() {
        return Stream.of(
                BigInteger.ZERO,
                BigInteger.ONE.shiftLeft(1000).negate(),
                new BigDecimal("-1.500"),
                new BigDecimal(BigInteger.TEN, -400_000),
                new UUID(0x0123456789abcdefL, -1),
                Optional.empty(),
                Optional.of("x"),
                OptionalInt.empty(),
                OptionalInt.of(70_000),
                OptionalLong.empty(),
                OptionalLong.of(3),
                OptionalDouble.empty(),
                OptionalDouble.of(0.5),
                DayOfWeek.FRIDAY);
    }

    static Stream<Object> times() {
        LocalDateTime dateTime = LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_999);
        return Stream.of(
                Instant.MIN,
                Instant.MAX,
                Instant.ofEpochSecond(-1, 5),
                Duration.ofNanos(-1),
                Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
                Period.of(-1, 14, 40),
                LocalDate.MIN,
                LocalDate.of(2024, 2, 29),
                LocalTime.MIDNIGHT,
                LocalTime.MAX,
                dateTime,
                LocalDateTime.MAX,
                OffsetTime.of(LocalTime.NOON, ZoneOffset.ofHours(-3)),
                OffsetDateTime.of(dateTime, ZoneOffset.ofHoursMinutes(5, 45)),
                dateTime.atZone(ZoneId.of("Europe/Paris")),
                dateTime.atZone(ZoneOffset.MAX),
                ZoneOffset.UTC,
                ZoneOffset.ofTotalSeconds(-12345),
                ZoneId.of("America/New_York"),
                ZoneId.of("UTC"),
                ZoneId.of("GMT+3"),
                Year.of(-44),
                YearMonth.of(2024, 2),
                MonthDay.of(2, 29));
    }

    @ParameterizedTest
    @MethodSource({"basics", "ints", "longs", "strings", "values", "times"})
    void valueArrivesEqualAndOfTheSameClass(Object value) {
        Object arrived = Wire.roundTrip(value);

        assertEquals(value, arrived);
        assertSame(value.getClass(), arrived.getClass());
    }

    @Test
    void nullArrives() {
        Object arrived = Wire.roundTrip(null);

        assertSame(null, arrived);
    }

    @Test
    void bitsOfNaNArrive() {
        double signalling = Double.longBitsToDouble(0x7ff0000000000001L);

        double arrived = Wire.roundTrip(signalling);

        assertEquals(Double.doubleToRawLongBits(signalling), Double.doubleToRawLongBits(arrived));
    }

    @Test
    void hourThatIsThereTwiceKeepsItsOffset() {
        ZonedDateTime first = ZonedDateTime.of(2024, 10, 27, 2, 30, 0, 0, ZoneId.of("Europe/Paris"));
        ZonedDateTime second = first.withLaterOffsetAtOverlap();

        ZonedDateTime arrived = Wire.roundTrip(second);

        assertEquals(second, arrived);
    }

    @ParameterizedTest
    @ValueSource(ints = {-32, 0, 159})
    void smallIntTakesOneByteBesidesTheVersion(int value) {
        assertEquals(2, Wire.encode(value).length);
    }

    @Test
    void latin1TextTakesOneByteForEachCharacter() {
        assertTrue(Wire.encode("\u00e9".repeat(1000)).length < 1010);
    }

    @Test
    void emptyOptionalTakesNoClassName() {
        assertEquals(3, Wire.encode(Optional.empty()).length);
    }
}
