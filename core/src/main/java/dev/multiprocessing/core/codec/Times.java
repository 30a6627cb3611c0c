package dev.multiprocessing.core.codec;

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

/** Writes and reads the value types of {@code java.time}. */
final class Times {

    private Times() {}

    static void write(MessageWriter out, int tag, Object object) {
        switch (tag) {
            case Tag.INSTANT -> writeSeconds(out, ((Instant) object).getEpochSecond(), ((Instant) object).getNano());
            case Tag.DURATION -> writeSeconds(out, ((Duration) object).getSeconds(), ((Duration) object).getNano());
            case Tag.LOCAL_DATE -> writeDate(out, (LocalDate) object);
            case Tag.LOCAL_TIME -> writeTime(out, (LocalTime) object);
            case Tag.LOCAL_DATE_TIME -> writeDateTime(out, (LocalDateTime) object);
            case Tag.ZONE_OFFSET -> writeOffset(out, (ZoneOffset) object);
            case Tag.ZONE_REGION -> out.putText(((ZoneId) object).getId());
            default -> writeComposed(out, tag, object);
        }
    }

    private static void writeComposed(MessageWriter out, int tag, Object object) {
        switch (tag) {
            case Tag.OFFSET_TIME -> {
                writeTime(out, ((OffsetTime) object).toLocalTime());
                writeOffset(out, ((OffsetTime) object).getOffset());
            }
            case Tag.OFFSET_DATE_TIME -> {
                writeDateTime(out, ((OffsetDateTime) object).toLocalDateTime());
                writeOffset(out, ((OffsetDateTime) object).getOffset());
            }
            case Tag.ZONED_DATE_TIME -> {
                writeDateTime(out, ((ZonedDateTime) object).toLocalDateTime());
                writeOffset(out, ((ZonedDateTime) object).getOffset());
                out.putText(((ZonedDateTime) object).getZone().getId());
            }
            default -> writeCalendar(out, tag, object);
        }
    }

    private static void writeCalendar(MessageWriter out, int tag, Object object) {
        switch (tag) {
            case Tag.PERIOD -> {
                out.putZigzag(((Period) object).getYears());
                out.putZigzag(((Period) object).getMonths());
                out.putZigzag(((Period) object).getDays());
            }
            case Tag.YEAR -> out.putZigzag(((Year) object).getValue());
            case Tag.YEAR_MONTH -> {
                out.putZigzag(((YearMonth) object).getYear());
                out.putByte(((YearMonth) object).getMonthValue());
            }
            case Tag.MONTH_DAY -> {
                out.putByte(((MonthDay) object).getMonthValue());
                out.putByte(((MonthDay) object).getDayOfMonth());
            }
            default -> throw new IllegalStateException("not a value type: tag=" + tag);
        }
    }

    static Object read(MessageReader in, int tag) {
        return switch (tag) {
            case Tag.INSTANT -> Instant.ofEpochSecond(in.zigzag(), in.varint());
            case Tag.DURATION -> Duration.ofSeconds(in.zigzag(), in.varint());
            case Tag.PERIOD -> Period.of(in.zigzagInt(), in.zigzagInt(), in.zigzagInt());
            case Tag.LOCAL_DATE -> readDate(in);
            case Tag.LOCAL_TIME -> readTime(in);
            case Tag.LOCAL_DATE_TIME -> readDateTime(in);
            case Tag.OFFSET_TIME -> OffsetTime.of(readTime(in), readOffset(in));
            case Tag.OFFSET_DATE_TIME -> OffsetDateTime.of(readDateTime(in), readOffset(in));
            case Tag.ZONED_DATE_TIME -> ZonedDateTime.ofInstant(readDateTime(in), readOffset(in), readZone(in));
            case Tag.ZONE_OFFSET -> readOffset(in);
            case Tag.ZONE_REGION -> readZone(in);
            case Tag.YEAR -> Year.of(in.zigzagInt());
            case Tag.YEAR_MONTH -> YearMonth.of(in.zigzagInt(), in.signedByte());
            case Tag.MONTH_DAY -> MonthDay.of(in.signedByte(), in.signedByte());
            default -> throw MessageReader.corrupt("unknown tag: tag=" + tag);
        };
    }

    private static void writeSeconds(MessageWriter out, long seconds, int nanos) {
        out.putZigzag(seconds);
        out.putVarint(nanos);
    }

    private static void writeDate(MessageWriter out, LocalDate date) {
        out.putZigzag(date.toEpochDay());
    }

    private static LocalDate readDate(MessageReader in) {
        return LocalDate.ofEpochDay(in.zigzag());
    }

    private static void writeTime(MessageWriter out, LocalTime time) {
        out.putVarint(time.toNanoOfDay());
    }

    private static LocalTime readTime(MessageReader in) {
        return LocalTime.ofNanoOfDay(in.varint());
    }

    private static void writeDateTime(MessageWriter out, LocalDateTime dateTime) {
        writeDate(out, dateTime.toLocalDate());
        writeTime(out, dateTime.toLocalTime());
    }

    private static LocalDateTime readDateTime(MessageReader in) {
        return LocalDateTime.of(readDate(in), readTime(in));
    }

    private static void writeOffset(MessageWriter out, ZoneOffset offset) {
        out.putZigzag(offset.getTotalSeconds());
    }

    private static ZoneOffset readOffset(MessageReader in) {
        return ZoneOffset.ofTotalSeconds(in.zigzagInt());
    }

    private static ZoneId readZone(MessageReader in) {
        return ZoneId.of(in.text());
    }
}
