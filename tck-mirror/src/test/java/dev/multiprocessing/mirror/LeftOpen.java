package dev.multiprocessing.mirror;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What a fault leaves open, until its trial is over. */
final class LeftOpen {

    private static final int SECONDS = 8; // longer than a rule waits for it to be closed

    /** Opens something. */
    @FunctionalInterface
    interface Opening {
        Closeable open() throws IOException;
    }

    private LeftOpen() {}

    static void forAWhile(Opening opening) {
        Closeable open = open(opening);
        CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS).execute(() -> close(open));
    }

    static Closeable open(Opening opening) {
        try {
            return opening.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void close(Closeable open) {
        try {
            open.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
