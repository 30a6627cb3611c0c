package dev.multiprocessing.core.codec;

import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * Writes and reads serializable lambdas and method references by what Java serialization would say of them.
 *
 * <p>Each target of a child is one, and a child that reads it without Java serialization starts in three quarters of
 * the time. Safety is the same: the class it was written in is asked for it, and knows its own lambdas only.
 */
final class Lambdas {

    private static final String CURE = "; use the same version of the class on both ends";

    private Lambdas() {}

    /**
     * Whether the class is of a serializable lambda whose module lets this library see it; always on the class path.
     */
    static boolean isOpen(Class<?> type) {
        try {
            return Serializable.class.isAssignableFrom(type) && writeReplaceOf(type) != null;
        } catch (InaccessibleObjectException | NoSuchMethodException e) {
            return false;
        }
    }

    static void write(Encoder encoder, Object object) {
        SerializedLambda lambda = describe(object);
        MessageWriter out = encoder.out();
        out.putByte(Tag.LAMBDA);
        encoder.writeClass(capturingClass(lambda, object.getClass().getClassLoader()));
        out.putText(lambda.getFunctionalInterfaceClass());
        out.putText(lambda.getFunctionalInterfaceMethodName());
        out.putText(lambda.getFunctionalInterfaceMethodSignature());
        out.putVarint(lambda.getImplMethodKind());
        out.putText(lambda.getImplClass());
        out.putText(lambda.getImplMethodName());
        out.putText(lambda.getImplMethodSignature());
        out.putText(lambda.getInstantiatedMethodType());
        out.putVarint(lambda.getCapturedArgCount());
        int i = 0;
        try {
            for (; i < lambda.getCapturedArgCount(); i++) {
                encoder.write(lambda.getCapturedArg(i));
            }
        } catch (Unencodable e) {
            throw e.at(Labels.captured(i));
        }
    }

    static Object read(Decoder decoder, Class<?> capturing) {
        MessageReader in = decoder.in();
        String interfaceClass = in.text();
        String interfaceMethod = in.text();
        String interfaceSignature = in.text();
        int kind = (int) in.varint();
        String implClass = in.text();
        String implMethod = in.text();
        String implSignature = in.text();
        String instantiated = in.text();
        Object[] captured = Containers.readElements(decoder, new Object[in.count(1)]);
        decoder.nowDecoding(capturing.getName());
        return revive(
                decoder,
                capturing,
                new SerializedLambda(
                        capturing,
                        interfaceClass,
                        interfaceMethod,
                        interfaceSignature,
                        kind,
                        implClass,
                        implMethod,
                        implSignature,
                        instantiated,
                        captured));
    }

    private static Object revive(Decoder decoder, Class<?> capturing, SerializedLambda lambda) {
        try {
            Method revive = capturing.getDeclaredMethod("$deserializeLambda$", SerializedLambda.class);
            revive.setAccessible(true);
            return revive.invoke(null, lambda);
        } catch (NoSuchMethodException | IllegalAccessException | InaccessibleObjectException e) {
            throw decoder.failed("it has no serializable lambda that can be reached" + CURE, e);
        } catch (InvocationTargetException e) {
            throw decoder.failed("it does not have this lambda: method=" + lambda.getImplMethodName() + CURE, e);
        }
    }

    private static SerializedLambda describe(Object lambda) {
        try {
            return (SerializedLambda) writeReplaceOf(lambda.getClass()).invoke(lambda);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("lambda closed again: class=" + lambda.getClass(), e);
        }
    }

    private static Method writeReplaceOf(Class<?> type) throws NoSuchMethodException {
        Method writeReplace = type.getDeclaredMethod("writeReplace");
        writeReplace.setAccessible(true);
        return writeReplace;
    }

    private static Class<?> capturingClass(SerializedLambda lambda, ClassLoader loader) {
        String name = lambda.getCapturingClass().replace('/', '.');
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("lambda of an unknown class: class=" + name, e);
        }
    }
}
