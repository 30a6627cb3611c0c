package dev.multiprocessing.core.context;

/** Runs an action when the JVM ends, unless it was taken back before. */
final class ExitHook {

    private final Thread hook;

    ExitHook(Runnable action) {
        this.hook = new Thread(action, "multiprocessing-close");
    }

    void register() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    void unregister() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the JVM is ending: the hook runs or has run, and finds nothing to do
        }
    }
}
