package dev.multiprocessing.core.context;

import dev.multiprocessing.Multiprocessing;
import java.util.Optional;

/**
 * The context a child was started in, for {@link Multiprocessing#current()}.
 *
 * <p>A child JVM has one, for all its threads; a child that is a thread hands its own down to the threads it starts.
 * This is the one place of core with a static that changes, because the question comes without an object to ask.
 */
public final class CurrentContext {

    private static final InheritableThreadLocal<Multiprocessing> OF_THREAD = new InheritableThreadLocal<>();

    private static volatile Multiprocessing ofProcess; // set once, in a child JVM before its target runs

    private CurrentContext() {}

    /** The calling thread's context, if it runs in a child. */
    public static Optional<Multiprocessing> get() {
        Multiprocessing own = OF_THREAD.get();
        return Optional.ofNullable(own != null ? own : ofProcess);
    }

    /** Makes it the context of this process. */
    static void setForProcess(Multiprocessing context) {
        ofProcess = context;
    }

    /** Makes it the context of the calling thread and of those it will start; null takes it back. */
    static void setForThread(Multiprocessing context) {
        if (context == null) {
            OF_THREAD.remove();
            return;
        }
        OF_THREAD.set(context);
    }
}
