package dev.multiprocessing.core.codec;

import dev.multiprocessing.EncodingException;
import dev.multiprocessing.core.shared.Shareable;
import java.io.Externalizable;
import java.io.NotSerializableException;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamField;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Finds where in an object the part is that cannot be serialized, after serialization has failed.
 *
 * <p>It walks as serialization does: serializable fields, elements, what a lambda captured. Where it may not look, it stays
 * with the path to there.
 */
final class OffenderPath {

    private static final String CURE = "; make it Serializable, mark the field transient, or send what it is made of";

    private final Path path;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private OffenderPath(Path path) {
        this.path = path;
    }

    static EncodingException explain(Object object, Path path, Throwable failure) {
        if (failure instanceof NotSerializableException) {
            Object offender = new OffenderPath(path).find(object);
            String type = offender == null
                    ? failure.getMessage()
                    : offender.getClass().getName();
            return new EncodingException(
                    "cannot encode: path=" + path + ", class=" + type + ", reason=not serializable" + CURE, failure);
        }
        return new EncodingException(
                "cannot encode: path=" + path + ", class=" + object.getClass().getName() + ", reason=" + failure,
                failure);
    }

    /** The offender, with the path left at it; or null, with the path as it was. */
    private Object find(Object object) {
        if (object == null || path.depth() > Encoder.MAX_DEPTH || !seen.add(object) || isFine(object)) {
            return null;
        }
        if (!(object instanceof Serializable)) {
            return object;
        }
        if (object.getClass().isHidden()) {
            return findCaptured(object);
        }
        if (object instanceof Object[] array) {
            return findElement(Arrays.asList(array));
        }
        if (object instanceof Collection<?> collection) {
            return findElement(collection);
        }
        if (object instanceof Map<?, ?> map) {
            Object key = findElement(map.keySet());
            return key != null ? key : findElement(map.values());
        }
        return findField(object);
    }

    private boolean isFine(Object object) {
        return object instanceof Shareable
                || object instanceof Externalizable
                || TypeTable.tagOf(object.getClass()) < Tag.OBJECTS;
    }

    private Object findElement(Collection<?> elements) {
        int index = 0;
        for (Object element : elements) {
            path.enterIndex(index++);
            Object offender = find(element);
            if (offender != null) {
                return offender;
            }
            path.leave();
        }
        return null;
    }

    private Object findField(Object object) {
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            ObjectStreamClass description = ObjectStreamClass.lookup(type);
            if (description == null) {
                return null;
            }
            for (ObjectStreamField field : description.getFields()) {
                path.enter("." + field.getName());
                Object offender = field.isPrimitive() ? null : find(valueOf(object, type, field.getName()));
                if (offender != null) {
                    return offender;
                }
                path.leave();
            }
        }
        return null;
    }

    private static Object valueOf(Object object, Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(object);
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            return null;
        }
    }

    private Object findCaptured(Object lambda) {
        SerializedLambda serialized = Lambdas.describe(lambda).orElse(null);
        int captured = serialized == null ? 0 : serialized.getCapturedArgCount();
        for (int i = 0; i < captured; i++) {
            path.enter(".captured[" + i + "]");
            Object offender = find(serialized.getCapturedArg(i));
            if (offender != null) {
                return offender;
            }
            path.leave();
        }
        return null;
    }
}
