package dev.multiprocessing.core.stranger;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.razorvine.pickle.PickleException;

/**
 * Looks at all that came out of a pickle, once and without recursion. It must be plain data; nothing may contain
 * itself or be nested so deeply that {@code equals}, {@code hashCode} or {@code toString} would overflow the stack of
 * a program that received it. The same object may be at many places.
 */
final class PlainData {

    /** CPython's pickles are seldom deeper: it calls itself, too, and stops there unless told otherwise. */
    private static final int DEEPEST = 1000;

    private static final Set<Class<?>> SCALARS = Set.of(
            Boolean.class, String.class, Integer.class, Long.class, BigInteger.class, Double.class, byte[].class);

    private static final int OPEN = -1;

    private final Map<Object, Integer> heights = new IdentityHashMap<>(); // OPEN while it is on the path
    private final Deque<Step> path = new ArrayDeque<>();

    private PlainData() {}

    /** The object itself, if it is. */
    static Object checked(Object object) {
        new PlainData().walk(object);
        return object;
    }

    private void walk(Object root) {
        enter(root);
        while (!path.isEmpty()) {
            Step step = path.element();
            if (step.parts.hasNext()) {
                enter(step.parts.next());
            } else {
                path.remove();
                heights.put(step.container, step.height);
                raise(step.height);
            }
        }
    }

    private void enter(Object object) {
        if (object == null || SCALARS.contains(object.getClass())) {
            return;
        }
        Integer height = heights.get(object);
        if (height == null) {
            path.push(new Step(object));
            heights.put(object, OPEN);
            requireFlat(0);
        } else if (height == OPEN) {
            throw new PickleException("something in it contains itself");
        } else {
            raise(height);
        }
    }

    /** What is at the end of the path has something in it that is so high. */
    private void raise(int height) {
        if (!path.isEmpty()) {
            requireFlat(height);
            path.element().height = Math.max(path.element().height, height + 1);
        }
    }

    private void requireFlat(int height) {
        if (path.size() + height > DEEPEST) {
            throw new PickleException("nested too deeply: max=" + DEEPEST);
        }
    }

    private static Iterator<?> partsOf(Object object) {
        if (object instanceof Collection<?> collection) {
            return collection.iterator();
        }
        if (object instanceof Map<?, ?> map) {
            return Stream.concat(map.keySet().stream(), map.values().stream()).iterator();
        }
        if (object instanceof Object[] tuple) {
            return Arrays.asList(tuple).iterator();
        }
        throw new PickleException("a mark is left where an object should be");
    }

    /** One that is being looked through. */
    private static final class Step {

        private final Object container;
        private final Iterator<?> parts;
        private int height = 1; // of the part of it that was looked through; only the walk changes it

        private Step(Object container) {
            this.container = container;
            this.parts = partsOf(container);
        }
    }
}
