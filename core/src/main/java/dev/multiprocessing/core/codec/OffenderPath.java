package dev.multiprocessing.core.codec;

import java.io.ObjectStreamClass;
import java.io.ObjectStreamField;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the way from the root of a Java object graph to the object that cannot be serialized.
 *
 * <p>Java serialization names only the class. So the graph is walked once more, after the failure, over the fields that
 * it writes and the elements of collections. Where reflection may not look the walk does not go: then there is no path,
 * and the class name has to do.
 */
final class OffenderPath {

    private static final int MAX_DEPTH = 200;
    private static final int MAX_VISITED = 100_000;

    private final Object root;
    private final Predicate<Object> isOpaque;
    private final Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<String> steps = new ArrayDeque<>();

    /** Paths from that root, none of which leads through an opaque object. */
    OffenderPath(Object root, Predicate<Object> isOpaque) {
        this.root = root;
        this.isOpaque = isOpaque;
    }

    /** The steps to the first object that is the culprit; none if it is the root, or cannot be found. */
    List<String> to(Predicate<Object> isCulprit) {
        search(root, isCulprit);
        return List.copyOf(steps);
    }

    private boolean search(Object object, Predicate<Object> isCulprit) {
        if (object == null) {
            return false;
        }
        if (isCulprit.test(object)) {
            return true;
        }
        boolean isTooFar = steps.size() == MAX_DEPTH || visited.size() == MAX_VISITED;
        if (isTooFar || isLeaf(object) || isOpaque.test(object) || !visited.add(object)) {
            return false;
        }
        return searchElements(object, isCulprit) || searchFields(object, isCulprit);
    }

    private static boolean isLeaf(Object object) {
        return object instanceof String
                || object instanceof Number
                || object instanceof Class
                || object instanceof Enum
                || !(object instanceof Serializable);
    }

    private boolean searchStep(String step, Object next, Predicate<Object> isCulprit) {
        steps.addLast(step);
        if (search(next, isCulprit)) {
            return true;
        }
        steps.removeLast();
        return false;
    }

    private boolean searchElements(Object object, Predicate<Object> isCulprit) {
        if (object instanceof Object[] array) {
            return searchArray("", array, isCulprit);
        }
        if (object instanceof Collection<?> collection) {
            return searchArray("", collection.toArray(), isCulprit);
        }
        return object instanceof Map<?, ?> map && searchMap(map, isCulprit);
    }

    private boolean searchArray(String prefix, Object[] elements, Predicate<Object> isCulprit) {
        for (int i = 0; i < elements.length; i++) {
            if (searchStep(prefix + Labels.index(i), elements[i], isCulprit)) {
                return true;
            }
        }
        return false;
    }

    private boolean searchMap(Map<?, ?> map, Predicate<Object> isCulprit) {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (searchStep(Labels.key(entry.getKey()), entry.getValue(), isCulprit)) {
                return true;
            }
        }
        return searchArray(".keySet()", map.keySet().toArray(), isCulprit);
    }

    private boolean searchFields(Object object, Predicate<Object> isCulprit) {
        Class<?> type = object.getClass();
        while (type != null && Serializable.class.isAssignableFrom(type)) {
            if (searchFields(object, type, isCulprit)) {
                return true;
            }
            type = type.getSuperclass();
        }
        return false;
    }

    private boolean searchFields(Object object, Class<?> type, Predicate<Object> isCulprit) {
        for (ObjectStreamField field : ObjectStreamClass.lookupAny(type).getFields()) {
            if (!field.isPrimitive()
                    && searchStep(Labels.field(field.getName()), value(object, type, field.getName()), isCulprit)) {
                return true;
            }
        }
        return false;
    }

    // A class may declare fields for its stream that it does not have, and a module may be closed to us.
    private static Object value(Object object, Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            return field.trySetAccessible() ? field.get(object) : null;
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
