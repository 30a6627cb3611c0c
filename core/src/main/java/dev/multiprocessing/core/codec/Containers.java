package dev.multiprocessing.core.codec;

import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Writes and reads collections, maps, optionals and arrays of objects.
 *
 * <p>The elements are copied into an array before they are counted: other threads may change a concurrent collection
 * meanwhile, and a count that does not match the elements would make the message unreadable.
 */
final class Containers {

    private Containers() {}

    static void write(Encoder encoder, int tag, Object object) {
        if (isOrderedByComparator(object)) {
            JavaGraph.write(encoder, object);
            return;
        }
        encoder.out().putByte(tag);
        switch (tag) {
            case Tag.LINKED_MAP, Tag.TREE_MAP, Tag.CONCURRENT_MAP -> writeMap(encoder, (Map<?, ?>) object);
            case Tag.ENTRY -> writeEntry(encoder, (Map.Entry<?, ?>) object, 0);
            case Tag.OPTIONAL, Tag.OPTIONAL_INT, Tag.OPTIONAL_LONG, Tag.OPTIONAL_DOUBLE ->
                writeOptional(encoder, contentOf(object));
            case Tag.OBJECTS -> writeElements(encoder, (Object[]) object);
            default -> writeElements(encoder, ((Collection<?>) object).toArray());
        }
    }

    private static boolean isOrderedByComparator(Object object) {
        if (object instanceof SortedSet<?> set) {
            return set.comparator() != null;
        }
        return object instanceof SortedMap<?, ?> map && map.comparator() != null;
    }

    static void writeElements(Encoder encoder, Object[] elements) {
        encoder.out().putVarint(elements.length);
        int i = 0;
        try {
            for (; i < elements.length; i++) {
                encoder.write(elements[i]);
            }
        } catch (Unencodable e) {
            throw e.at(Labels.index(i));
        }
    }

    private static void writeMap(Encoder encoder, Map<?, ?> map) {
        Object[] entries = map.entrySet().toArray();
        encoder.out().putVarint(entries.length);
        for (int i = 0; i < entries.length; i++) {
            writeEntry(encoder, (Map.Entry<?, ?>) entries[i], i);
        }
    }

    private static void writeEntry(Encoder encoder, Map.Entry<?, ?> entry, int index) {
        try {
            encoder.write(entry.getKey());
        } catch (Unencodable e) {
            throw e.at(".keySet()" + Labels.index(index));
        }
        writeValue(encoder, entry.getKey(), entry.getValue());
    }

    /** The value of a map at that key. */
    static void writeValue(Encoder encoder, Object key, Object value) {
        try {
            encoder.write(value);
        } catch (Unencodable e) {
            throw e.at(Labels.key(key));
        }
    }

    private static void writeOptional(Encoder encoder, Object content) {
        try {
            encoder.write(content);
        } catch (Unencodable e) {
            throw e.at(".get()");
        }
    }

    private static Object contentOf(Object optional) {
        if (optional instanceof Optional<?> some) {
            return some.orElse(null);
        }
        if (optional instanceof OptionalInt some) {
            return some.isPresent() ? (Object) some.getAsInt() : null;
        }
        if (optional instanceof OptionalLong some) {
            return some.isPresent() ? (Object) some.getAsLong() : null;
        }
        OptionalDouble some = (OptionalDouble) optional;
        return some.isPresent() ? (Object) some.getAsDouble() : null;
    }

    static Object read(Decoder decoder, int tag) {
        return switch (tag) {
            case Tag.LINKED_MAP, Tag.TREE_MAP, Tag.CONCURRENT_MAP -> readMap(decoder, tag);
            case Tag.ENTRY -> {
                Object key = decoder.read();
                yield new SimpleImmutableEntry<>(key, decoder.read());
            }
            case Tag.OPTIONAL, Tag.OPTIONAL_INT, Tag.OPTIONAL_LONG, Tag.OPTIONAL_DOUBLE ->
                readOptional(tag, decoder.read());
            case Tag.OBJECTS -> readElements(decoder, new Object[decoder.in().count(1)]);
            case Tag.COPY_ON_WRITE_LIST -> // would copy itself for each element that is added
                new CopyOnWriteArrayList<>(
                        readElements(decoder, new Object[decoder.in().count(1)]));
            default -> readCollection(decoder, tag);
        };
    }

    static Object[] readElements(Decoder decoder, Object[] elements) {
        for (int i = 0; i < elements.length; i++) {
            elements[i] = decoder.read();
        }
        return elements;
    }

    private static Collection<Object> readCollection(Decoder decoder, int tag) {
        int count = decoder.in().count(1);
        Collection<Object> collection = switch (tag) {
            case Tag.ARRAY_LIST -> new ArrayList<>(count);
            case Tag.LINKED_LIST -> new LinkedList<>();
            case Tag.ARRAY_DEQUE -> new ArrayDeque<>(count);
            case Tag.LINKED_SET -> new LinkedHashSet<>(tableSize(count));
            default -> new TreeSet<>();
        };
        for (int i = 0; i < count; i++) {
            collection.add(decoder.read());
        }
        return collection;
    }

    private static Map<Object, Object> readMap(Decoder decoder, int tag) {
        int count = decoder.in().count(2);
        Map<Object, Object> map = switch (tag) {
            case Tag.LINKED_MAP -> new LinkedHashMap<>(tableSize(count));
            case Tag.TREE_MAP -> new TreeMap<>();
            default -> new ConcurrentHashMap<>(count);
        };
        for (int i = 0; i < count; i++) {
            Object key = decoder.read();
            map.put(key, decoder.read());
        }
        return map;
    }

    // What a hash table needs so that it does not grow, with its load factor of 3/4.
    private static int tableSize(int count) {
        return (int) Math.min(count * 4L / 3 + 1, 1 << 30);
    }

    private static Object readOptional(int tag, Object content) {
        return switch (tag) {
            case Tag.OPTIONAL -> Optional.ofNullable(content);
            case Tag.OPTIONAL_INT -> content == null ? OptionalInt.empty() : OptionalInt.of((Integer) content);
            case Tag.OPTIONAL_LONG -> content == null ? OptionalLong.empty() : OptionalLong.of((Long) content);
            default -> content == null ? OptionalDouble.empty() : OptionalDouble.of((Double) content);
        };
    }
}
