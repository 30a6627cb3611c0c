package dev.multiprocessing.core.codec;

import dev.multiprocessing.DecodingException;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;

/**
 * Serializable lambdas and method references, without an object stream, whose start-up would be half of that of a child.
 *
 * <p>The compiler gives the class around such a lambda a method that makes it again from its {@link SerializedLambda}; what
 * an object stream would do with the two is done here.
 */
final class Lambdas {

    private static final String MAKER = "$deserializeLambda$";

    private Lambdas() {}

    /** How the object names itself, if it is a lambda of a class that can be reached from here. */
    static Optional<SerializedLambda> describe(Object object) {
        if (!object.getClass().isHidden()) {
            return Optional.empty();
        }
        try {
            Method replace = object.getClass().getDeclaredMethod("writeReplace");
            replace.setAccessible(true);
            return replace.invoke(object) instanceof SerializedLambda lambda ? Optional.of(lambda) : Optional.empty();
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            return Optional.empty(); // not serializable, or in a closed module: an object stream will know
        }
    }

    /** Makes the lambda again, in the class that has it. */
    static Object make(Class<?> type, SerializedLambda lambda) {
        try {
            Method maker = type.getDeclaredMethod(MAKER, SerializedLambda.class);
            maker.setAccessible(true);
            return maker.invoke(null, lambda);
        } catch (InvocationTargetException e) {
            throw failure(type, e.getCause());
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            throw failure(type, e);
        }
    }

    private static DecodingException failure(Class<?> type, Throwable cause) {
        return new DecodingException(
                "no such lambda here: class=" + type.getName() + ", reason=" + cause
                        + "; use one version of the class in all processes",
                cause);
    }
}
