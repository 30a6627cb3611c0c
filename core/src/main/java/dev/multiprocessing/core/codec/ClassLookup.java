package dev.multiprocessing.core.codec;

import dev.multiprocessing.DecodingException;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds classes by name, the way the receiving program would: first by the thread's context class loader.
 *
 * <p>Asking a class loader costs more than all the rest of decoding a small record. What it once answered it will
 * always answer, so the answers of the loader that was asked last are kept, in a way that keeps neither it nor a class
 * alive.
 */
final class ClassLookup {

    private final ClassLoader own = ClassLookup.class.getClassLoader();

    private volatile Answers last = Answers.of(own); // any thread replaces it; what gets lost is only time

    ClassLookup() {}

    /** Loads the class without initializing it, so that it can be looked at before any of its code runs. */
    Class<?> load(String name) throws ClassNotFoundException {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? own : context;
        Answers answers = last;
        if (!answers.loader.refersTo(loader)) {
            answers = Answers.of(loader);
            last = answers;
        }
        WeakReference<Class<?>> known = answers.classes.get(name);
        Class<?> type = known == null ? null : known.get();
        if (type == null) {
            type = ask(loader, name);
            answers.classes.put(name, new WeakReference<>(type));
        }
        return type;
    }

    private Class<?> ask(ClassLoader loader, String name) throws ClassNotFoundException {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            if (loader == own) {
                throw e;
            }
            return Class.forName(name, false, own);
        }
    }

    /** The class is not on the receiver's path. */
    static DecodingException notFound(String name, Throwable cause) {
        return new DecodingException(
                "cannot decode: class=" + name
                        + ", reason=not found; put it on the class path of the receiving process: what java compiles from a"
                        + " source file as it starts, or jshell, is on none",
                cause);
    }

    private record Answers(WeakReference<ClassLoader> loader, Map<String, WeakReference<Class<?>>> classes) {

        static Answers of(ClassLoader loader) {
            return new Answers(new WeakReference<>(loader), new ConcurrentHashMap<>());
        }
    }
}
