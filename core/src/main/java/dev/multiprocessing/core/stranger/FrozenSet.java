package dev.multiprocessing.core.stranger;

import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A set that nobody changes any more, Python's {@code frozenset}; it knows whether there are sets in it. */
final class FrozenSet extends AbstractSet<Object> {

    private final Set<Object> elements;
    private final boolean flat;

    FrozenSet(List<Object> elements) {
        this.elements = new LinkedHashSet<>(elements);
        this.flat = elements.stream().noneMatch(Set.class::isInstance);
    }

    /** Whether no set is in it, so that its hash is made in as many steps as it has elements. */
    boolean isFlat() {
        return flat;
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
