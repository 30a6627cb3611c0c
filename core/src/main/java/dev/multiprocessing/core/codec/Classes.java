package dev.multiprocessing.core.codec;

import dev.multiprocessing.DecodingException;

/** Finds the classes that messages name, if the filter allows them. */
final class Classes {

    private Classes() {}

    static Class<?> find(String name) {
        Class<?> found;
        try {
            found = load(name);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new DecodingException(
                    "no such class here: class=" + name + "; the class path of this process must have it", e);
        }
        DecodingFilter.require(found);
        return found;
    }

    /** As the thread's context class loader sees it, or else this library's own. */
    static Class<?> load(String name) throws ClassNotFoundException {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        try {
            return Class.forName(name, false, context);
        } catch (ClassNotFoundException e) {
            return Class.forName(name, false, Classes.class.getClassLoader());
        }
    }
}
