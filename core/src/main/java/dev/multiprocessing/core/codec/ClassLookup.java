package dev.multiprocessing.core.codec;

import dev.multiprocessing.DecodingException;

/** Finds classes by name, the way the receiving program would: first by the thread's context class loader. */
final class ClassLookup {

    private ClassLookup() {}

    /** Loads the class without initializing it, so that it can be looked at before any of its code runs. */
    static Class<?> load(String name) throws ClassNotFoundException {
        ClassLoader own = ClassLookup.class.getClassLoader();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        if (context == null || context == own) {
            return Class.forName(name, false, own);
        }
        try {
            return Class.forName(name, false, context);
        } catch (ClassNotFoundException e) {
            return Class.forName(name, false, own);
        }
    }

    /** The class is not on the receiver's path. */
    static DecodingException notFound(String name, Throwable cause) {
        return new DecodingException(
                "cannot decode: class=" + name
                        + ", reason=not found; put it on the class path of the receiving process",
                cause);
    }
}
