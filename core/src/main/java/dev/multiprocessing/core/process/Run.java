package dev.multiprocessing.core.process;

import dev.multiprocessing.ChildFailedException;
import dev.multiprocessing.spi.Deadline;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** A child that was started: a JVM, or a thread where participants are threads. */
interface Run {

    long pid();

    boolean isAlive();

    /** Waits until it has ended, and says whether it has. */
    boolean join(Deadline deadline) throws InterruptedException;

    OptionalInt exitCode();

    Optional<ChildFailedException> failure();

    void terminate();

    void kill();

    CompletableFuture<?> onExit();

    /**
     * Waits until it takes part in the session or has ended, and reads its notes; the context is about to be closed.
     */
    void settle(Deadline deadline);

    /** Frees what is kept about it; it has ended. */
    void close();
}
