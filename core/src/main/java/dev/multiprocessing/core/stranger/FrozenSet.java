package dev.multiprocessing.core.stranger;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A set that nobody changes any more, Python's {@code frozenset}; it knows whether there are sets in it.
 *
 * <p>The hash of a set is the sum of its elements' hashes, so that anybody can make many sets of the same one. They can
 * be compared, in an order without meaning, as a hash table finds its way among keys of equal hash by that.
 */
final class FrozenSet extends AbstractSet<Object> implements Comparable<FrozenSet> {

    private static final Comparator<Object> ORDER = Comparator.nullsFirst(
            Comparator.comparing((Object element) -> element.getClass().getName())
                    .thenComparing(FrozenSet::compareAlike));

    private final Set<Object> elements;
    private final boolean flat;
    private volatile Object[] sorted; // by the first who compares it

    FrozenSet(List<Object> elements) {
        this.elements = new LinkedHashSet<>(elements);
        this.flat = elements.stream().noneMatch(Set.class::isInstance);
    }

    /** Whether no set is in it, so that its hash is made in as many steps as it has elements. */
    boolean isFlat() {
        return flat;
    }

    @Override
    public int compareTo(FrozenSet other) {
        return Arrays.compare(sorted(), other.sorted(), ORDER);
    }

    private Object[] sorted() {
        if (sorted == null) {
            sorted = elements.stream().sorted(ORDER).toArray();
        }
        return sorted;
    }

    /** Of two elements of one class; what has no order and is equal to nothing else goes by its identity. */
    @SuppressWarnings("unchecked")
    private static int compareAlike(Object first, Object second) {
        return first instanceof Comparable
                ? ((Comparable<Object>) first).compareTo(second)
                : Integer.compare(System.identityHashCode(first), System.identityHashCode(second));
    }

    @Override
    public boolean contains(Object object) {
        return elements.contains(object);
    }

    @Override
    public int size() {
        return elements.size();
    }

    /** Without {@code remove}, as that of a set that cannot be changed. */
    @Override
    public Iterator<Object> iterator() {
        Iterator<Object> all = elements.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public Object next() {
                return all.next();
            }
        };
    }
}
