package dev.multiprocessing.core.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Decides once per class how its objects are encoded.
 *
 * <p>Only exact classes of the JDK are taken apart, since a subclass may have state of its own. Classes of {@code
 * java.util} that nobody can name (immutable collections, views, wrappers) become the plain collection with the same
 * elements; classes that can be named stay what they are, as a component or field may demand them.
 */
final class TypeTable extends ClassValue<Integer> {

    private static final Map<Class<?>, Integer> KNOWN = Map.ofEntries(
            Map.entry(Boolean.class, Tag.TRUE),
            Map.entry(Byte.class, Tag.BYTE),
            Map.entry(Short.class, Tag.SHORT),
            Map.entry(Character.class, Tag.CHAR),
            Map.entry(Integer.class, Tag.INT),
            Map.entry(Long.class, Tag.LONG),
            Map.entry(Float.class, Tag.FLOAT),
            Map.entry(Double.class, Tag.DOUBLE),
            Map.entry(String.class, Tag.LATIN1),
            Map.entry(BigInteger.class, Tag.BIG_INTEGER),
            Map.entry(BigDecimal.class, Tag.BIG_DECIMAL),
            Map.entry(UUID.class, Tag.UUID),
            Map.entry(Instant.class, Tag.INSTANT),
            Map.entry(Duration.class, Tag.DURATION),
            Map.entry(Period.class, Tag.PERIOD),
            Map.entry(LocalDate.class, Tag.LOCAL_DATE),
            Map.entry(LocalTime.class, Tag.LOCAL_TIME),
            Map.entry(LocalDateTime.class, Tag.LOCAL_DATE_TIME),
            Map.entry(OffsetTime.class, Tag.OFFSET_TIME),
            Map.entry(OffsetDateTime.class, Tag.OFFSET_DATE_TIME),
            Map.entry(ZonedDateTime.class, Tag.ZONED_DATE_TIME),
            Map.entry(ZoneOffset.class, Tag.ZONE_OFFSET),
            Map.entry(Year.class, Tag.YEAR),
            Map.entry(YearMonth.class, Tag.YEAR_MONTH),
            Map.entry(MonthDay.class, Tag.MONTH_DAY),
            Map.entry(boolean[].class, Tag.BOOLEANS),
            Map.entry(byte[].class, Tag.BYTES),
            Map.entry(short[].class, Tag.SHORTS),
            Map.entry(char[].class, Tag.CHARS),
            Map.entry(int[].class, Tag.INTS),
            Map.entry(long[].class, Tag.LONGS),
            Map.entry(float[].class, Tag.FLOATS),
            Map.entry(double[].class, Tag.DOUBLES),
            Map.entry(Object[].class, Tag.OBJECTS),
            Map.entry(ArrayList.class, Tag.ARRAY_LIST),
            Map.entry(LinkedList.class, Tag.LINKED_LIST),
            Map.entry(CopyOnWriteArrayList.class, Tag.COPY_ON_WRITE_LIST),
            Map.entry(ArrayDeque.class, Tag.ARRAY_DEQUE),
            Map.entry(HashSet.class, Tag.LINKED_SET),
            Map.entry(LinkedHashSet.class, Tag.LINKED_SET),
            Map.entry(TreeSet.class, Tag.TREE_SET),
            Map.entry(HashMap.class, Tag.LINKED_MAP),
            Map.entry(LinkedHashMap.class, Tag.LINKED_MAP),
            Map.entry(TreeMap.class, Tag.TREE_MAP),
            Map.entry(ConcurrentHashMap.class, Tag.CONCURRENT_MAP),
            Map.entry(EnumMap.class, Tag.ENUM_MAP),
            Map.entry(Optional.class, Tag.OPTIONAL),
            Map.entry(OptionalInt.class, Tag.OPTIONAL_INT),
            Map.entry(OptionalLong.class, Tag.OPTIONAL_LONG),
            Map.entry(OptionalDouble.class, Tag.OPTIONAL_DOUBLE));

    private final RecordShapes records;

    TypeTable(RecordShapes records) {
        this.records = records;
    }

    /** The tag of the encoding; {@link Tag#HANDLE} if the handles have to be asked, and it is JAVA if they decline. */
    int tagOf(Class<?> type) {
        return get(type);
    }

    @Override
    protected Integer computeValue(Class<?> type) {
        Integer known = KNOWN.get(type);
        if (known != null) {
            return known;
        }
        if (type.isArray()) {
            return Tag.TYPED_ARRAY;
        }
        if (Enum.class.isAssignableFrom(type)) {
            return Tag.ENUM;
        }
        if (type.isRecord() && records.isOpen(type)) {
            return Tag.RECORD;
        }
        if (type.isHidden() && Lambdas.isOpen(type)) {
            return Tag.LAMBDA;
        }
        return type.getClassLoader() == null ? ofJdk(type) : Tag.HANDLE;
    }

    private static int ofJdk(Class<?> type) {
        if (EnumSet.class.isAssignableFrom(type)) {
            return Tag.ENUM_SET;
        }
        if (ZoneId.class.isAssignableFrom(type)) {
            return Tag.ZONE_REGION;
        }
        boolean isNameless = (type.getModifiers() & java.lang.reflect.Modifier.PUBLIC) == 0;
        if (isNameless && type.getPackageName().equals("java.util") && !hasBehaviour(type)) {
            return ofNameless(type);
        }
        return Tag.JAVA;
    }

    // Locking, checking and comparing by identity would be lost.
    private static boolean hasBehaviour(Class<?> type) {
        String name = type.getSimpleName();
        return name.startsWith("Synchronized") || name.startsWith("Checked") || name.startsWith("SetFromMap");
    }

    private static int ofNameless(Class<?> type) {
        if (SortedMap.class.isAssignableFrom(type)) {
            return Tag.TREE_MAP;
        }
        if (Map.class.isAssignableFrom(type)) {
            return Tag.LINKED_MAP;
        }
        if (Map.Entry.class.isAssignableFrom(type)) {
            return Tag.ENTRY;
        }
        return Collection.class.isAssignableFrom(type) ? ofNamelessCollection(type) : Tag.JAVA;
    }

    private static int ofNamelessCollection(Class<?> type) {
        if (SortedSet.class.isAssignableFrom(type)) {
            return Tag.TREE_SET;
        }
        if (Set.class.isAssignableFrom(type)) {
            return Tag.LINKED_SET;
        }
        if (List.class.isAssignableFrom(type)) {
            return Tag.ARRAY_LIST;
        }
        return Queue.class.isAssignableFrom(type) ? Tag.JAVA : Tag.ARRAY_LIST;
    }
}
