package dev.multiprocessing.core.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class ContainersTest {

    static Stream<Object> namedContainers() {
        EnumMap<DayOfWeek, Object> enumMap = new EnumMap<>(DayOfWeek.class);
        enumMap.put(DayOfWeek.MONDAY, null);
        enumMap.put(DayOfWeek.SUNDAY, List.of(1));
        return Stream.of(
                new ArrayList<>(Arrays.asList(42, null, "hello")),
                new LinkedList<>(Arrays.asList("b", null)),
                new CopyOnWriteArrayList<>(Arrays.asList(1, null)),
                new Vector<>(List.of(1, 2)),
                new LinkedHashSet<>(Arrays.asList(3, 1, null)),
                new TreeSet<>(Set.of(3, 1, 2)),
                new TreeSet<Object>(),
                new LinkedHashMap<>(Map.of("k", List.of(Map.of()))),
                new TreeMap<>(Map.of("b", 2, "a", 1)),
                new ConcurrentHashMap<>(Map.of(1L, "x", 2L, "y")),
                enumMap,
                new EnumMap<DayOfWeek, String>(DayOfWeek.class),
                EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.TUESDAY),
                EnumSet.noneOf(DayOfWeek.class),
                EnumSet.allOf(DayOfWeek.class));
    }

    @ParameterizedTest
    @MethodSource("namedContainers")
    void containerThatCanBeNamedArrivesEqualAndOfItsClass(Object container) {
        Object arrived = Wire.roundTrip(container);

        assertEquals(container, arrived);
        assertSame(container.getClass(), arrived.getClass());
    }

    static Stream<Arguments> namelessContainers() {
        List<Integer> list = new ArrayList<>(List.of(1, 2, 3));
        TreeMap<String, Integer> sorted = new TreeMap<>(Map.of("a", 1, "b", 2));
        return Stream.of(
                Arguments.of(List.of(), ArrayList.class),
                Arguments.of(List.of(1, 2), ArrayList.class),
                Arguments.of(List.of(1, 2, 3), ArrayList.class),
                Arguments.of(Arrays.asList("a", null), ArrayList.class),
                Arguments.of(list.subList(1, 3), ArrayList.class),
                Arguments.of(Collections.unmodifiableList(list), ArrayList.class),
                Arguments.of(Collections.nCopies(3, "x"), ArrayList.class),
                Arguments.of(new HashSet<>(list), LinkedHashSet.class),
                Arguments.of(Set.of(1), LinkedHashSet.class),
                Arguments.of(Map.of("a", 1).keySet(), LinkedHashSet.class),
                Arguments.of(new HashMap<>(sorted).entrySet(), LinkedHashSet.class),
                Arguments.of(sorted.headMap("b").keySet(), TreeSet.class),
                Arguments.of(new HashMap<>(sorted), LinkedHashMap.class),
                Arguments.of(Map.of(1, 2), LinkedHashMap.class),
                Arguments.of(Collections.singletonMap(null, null), LinkedHashMap.class),
                Arguments.of(sorted.headMap("b"), TreeMap.class),
                Arguments.of(Collections.unmodifiableSortedMap(sorted), TreeMap.class));
    }

    @ParameterizedTest
    @MethodSource("namelessContainers")
    void containerThatCannotBeNamedArrivesAsThePlainOne(Object container, Class<?> expected) {
        Object arrived = Wire.roundTrip(container);

        assertEquals(container, arrived);
        assertSame(expected, arrived.getClass());
    }

    @Test
    void immutableListArrivesMutable() {
        List<Integer> arrived = Wire.roundTrip(List.of(1));

        arrived.add(null);

        assertEquals(Arrays.asList(1, null), arrived);
    }

    @Test
    void valuesOfAMapArriveInOrder() {
        Collection<Integer> values = new TreeMap<>(Map.of("a", 1, "b", 2)).values();

        Collection<Integer> arrived = Wire.roundTrip(values);

        assertEquals(List.of(1, 2), arrived);
    }

    @Test
    void hashSetKeepsTheSendersOrder() {
        Set<String> set = new HashSet<>(List.of("one", "two", "three", "four", "five"));

        Set<String> arrived = Wire.roundTrip(set);

        assertEquals(List.copyOf(new ArrayList<>(set)), new ArrayList<>(arrived));
    }

    @Test
    void arrayDequeArrivesInOrder() {
        ArrayDeque<Integer> arrived = Wire.roundTrip(new ArrayDeque<>(List.of(3, 1, 2)));

        assertEquals(List.of(3, 1, 2), new ArrayList<>(arrived));
    }

    @Test
    void immutableEntryArrives() {
        assertEquals(Map.entry("k", 1), Wire.roundTrip(Map.entry("k", 1)));
    }

    @Test
    void treeMapKeepsItsComparator() {
        TreeMap<String, Integer> map = new TreeMap<>(Comparator.reverseOrder());
        map.putAll(Map.of("a", 1, "b", 2));

        TreeMap<String, Integer> arrived = Wire.roundTrip(map);

        assertEquals(List.of("b", "a"), new ArrayList<>(arrived.keySet()));
    }

    @Test
    void priorityQueueKeepsItsComparator() {
        PriorityQueue<Integer> queue = new PriorityQueue<>(Comparator.reverseOrder());
        queue.addAll(List.of(1, 3, 2));

        PriorityQueue<Integer> arrived = Wire.roundTrip(queue);

        assertEquals(3, arrived.remove());
    }

    @Test
    void synchronizedListStaysSynchronized() {
        List<Integer> list = Collections.synchronizedList(new ArrayList<>(List.of(1)));

        List<Integer> arrived = Wire.roundTrip(list);

        assertSame(list.getClass(), arrived.getClass());
    }

    @Test
    void setThatComparesByIdentityStillDoes() {
        Set<Serializable> set = Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        set.add(new String("same"));
        set.add(new String("same"));

        assertEquals(2, Wire.roundTrip(set).size());
    }

    /** Has state that an ArrayList does not have. */
    static final class Labelled extends ArrayList<String> {
        private static final long serialVersionUID = 1;
        private final String label;

        Labelled(String label) {
            this.label = label;
        }
    }

    @Test
    void subclassKeepsItsClassAndState() {
        Labelled list = new Labelled("names");
        list.add("x");

        Labelled arrived = Wire.roundTrip(list);

        assertEquals("names", arrived.label);
        assertEquals(List.of("x"), arrived);
    }

    @Test
    void arraysOfObjectsKeepTheirComponentType() {
        Object[] arrays = {
            new Object[] {1, null},
            new String[] {"a", null},
            new Integer[][] {{1}, null, {}},
            new int[][] {{1}, {}},
            new Comparable<?>[] {1, "x"},
            new DayOfWeek[] {DayOfWeek.MONDAY}
        };

        Object[] arrived = Wire.roundTrip(arrays);

        assertArrayEquals(arrays, arrived);
        for (int i = 0; i < arrays.length; i++) {
            assertSame(arrays[i].getClass(), arrived[i].getClass());
        }
    }

    @Test
    void whatIsInAListTwiceArrivesAsTwoObjects() {
        List<Integer> shared = new ArrayList<>(List.of(1));

        List<List<Integer>> arrived = Wire.roundTrip(List.of(shared, shared));

        assertEquals(arrived.get(0), arrived.get(1));
        assertNotSame(arrived.get(0), arrived.get(1));
    }

    @Test
    void mapThatOthersChangeMeanwhileArrivesWhole() throws InterruptedException {
        ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>(Map.of(0, 0));
        Map<Integer, Integer> view = Collections.unmodifiableMap(map);
        Thread other = new Thread(() -> {
            for (int i = 0; !Thread.currentThread().isInterrupted(); i = (i + 1) % 100) {
                map.put(i, i);
                map.remove(i / 2 + 1);
            }
        });
        other.start();
        try {
            for (int i = 0; i < 2_000; i++) {
                assertEquals(0, Wire.roundTrip(map).get(0));
                assertEquals(0, Wire.roundTrip(view).get(0));
            }
        } finally {
            other.interrupt();
            other.join();
        }
    }
}
