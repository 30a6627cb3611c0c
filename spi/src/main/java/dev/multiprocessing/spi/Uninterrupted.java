package dev.multiprocessing.spi;

/** Calls that an interrupt must not cut short: it is put off, and pending again when they return. */
public final class Uninterrupted {

    private Uninterrupted() {}

    /**
     * Makes the call, again from its beginning if it was interrupted: one that waits does so until a {@link Deadline}.
     */
    public static <T> T call(Call<T> call) {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return call.call();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What is called. */
    @FunctionalInterface
    public interface Call<T> {

        /** May be made several times. */
        T call() throws InterruptedException;
    }
}
