package dev.multiprocessing.core.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Which classes have a compact form.
 *
 * <p>Only JDK classes whose meaning is their content are in it. A program's own subclass of a collection, which may hold more
 * than its elements, is not, and neither is a JDK collection of a kind that a program can ask for by name and that would come
 * back as another one.
 */
final class TypeTable {

    private static final Map<Class<?>, Byte> TAGS = tags();

    private static final ClassValue<Byte> TAG_OF = new ClassValue<>() {
        @Override
        protected Byte computeValue(Class<?> type) {
            return find(type);
        }
    };

    private TypeTable() {}

    /** The tag of a class; {@link Tag#SERIALIZED} if it has no compact form. */
    static byte tagOf(Class<?> type) {
        return TAG_OF.get(type);
    }

    private static byte find(Class<?> type) {
        Byte known = TAGS.get(type);
        if (known != null) {
            return known;
        }
        if (type.isArray()) {
            return Tag.OBJECTS;
        }
        if (type.isRecord()) {
            return Tag.RECORD;
        }
        if (Enum.class.isAssignableFrom(type)) {
            return Tag.ENUM;
        }
        return isPlainCollection(type) ? tagOfInterface(type) : Tag.SERIALIZED;
    }

    /** The collections behind {@code List.of}, {@code Arrays.asList} and {@code Collections}, which no program can name. */
    private static boolean isPlainCollection(Class<?> type) {
        String name = type.getName();
        return name.startsWith("java.util.ImmutableCollections$")
                || name.equals("java.util.Arrays$ArrayList")
                || name.startsWith("java.util.Collections$")
                        && (name.contains("$Empty") || name.contains("$Singleton") || name.contains("$Unmodifiable"))
                        && !name.contains("Sorted")
                        && !name.contains("Navigable");
    }

    private static byte tagOfInterface(Class<?> type) {
        if (List.class.isAssignableFrom(type)) {
            return Tag.LIST;
        }
        if (Set.class.isAssignableFrom(type)) {
            return Tag.SET;
        }
        return Map.class.isAssignableFrom(type) ? Tag.MAP : Tag.SERIALIZED;
    }

    private static Map<Class<?>, Byte> tags() {
        Map<Class<?>, Byte> tags = new HashMap<>();
        tags.put(Boolean.class, Tag.TRUE);
        tags.put(Byte.class, Tag.BYTE);
        tags.put(Short.class, Tag.SHORT);
        tags.put(Character.class, Tag.CHAR);
        tags.put(Integer.class, Tag.INT);
        tags.put(Long.class, Tag.LONG);
        tags.put(Float.class, Tag.FLOAT);
        tags.put(Double.class, Tag.DOUBLE);
        tags.put(String.class, Tag.LATIN1);
        tags.put(BigInteger.class, Tag.BIG_INTEGER);
        tags.put(BigDecimal.class, Tag.BIG_DECIMAL);
        tags.put(UUID.class, Tag.UUID);
        tags.put(Instant.class, Tag.INSTANT);
        tags.put(Duration.class, Tag.DURATION);
        tags.put(LocalDate.class, Tag.LOCAL_DATE);
        tags.put(LocalTime.class, Tag.LOCAL_TIME);
        tags.put(LocalDateTime.class, Tag.LOCAL_DATE_TIME);
        tags.put(OptionalInt.class, Tag.OPTIONAL_INT);
        tags.put(OptionalLong.class, Tag.OPTIONAL_LONG);
        tags.put(OptionalDouble.class, Tag.OPTIONAL_DOUBLE);
        tags.put(boolean[].class, Tag.BOOLEANS);
        tags.put(byte[].class, Tag.BYTES);
        tags.put(short[].class, Tag.SHORTS);
        tags.put(char[].class, Tag.CHARS);
        tags.put(int[].class, Tag.INTS);
        tags.put(long[].class, Tag.LONGS);
        tags.put(float[].class, Tag.FLOATS);
        tags.put(double[].class, Tag.DOUBLES);
        tags.put(ArrayList.class, Tag.LIST);
        tags.put(HashSet.class, Tag.SET);
        tags.put(LinkedHashSet.class, Tag.SET);
        tags.put(TreeSet.class, Tag.SORTED_SET);
        tags.put(HashMap.class, Tag.MAP);
        tags.put(LinkedHashMap.class, Tag.MAP);
        tags.put(TreeMap.class, Tag.SORTED_MAP);
        tags.put(Optional.class, Tag.OPTIONAL);
        return tags;
    }
}
