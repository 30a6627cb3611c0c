package dev.multiprocessing;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * A JVM started by this process that runs a {@link Target}.
 *
 * <p>It has this JVM's class path or module path, the system properties that this JVM was started with, its module and
 * assertion options, its settings of this library as they are now, its working directory and environment, and its
 * standard output and error; its standard input is empty. On a transport whose participants are threads (heap) it is a
 * thread of this JVM.
 *
 * <p>What the target throws is printed on the child's standard error with its stack trace, makes the exit code 1, and
 * is available here as {@link #failure()}.
 *
 * <p>The methods that set something up are allowed before {@link #start()} only, those that ask about the process after
 * it only; otherwise {@link IllegalStateException}. After {@link #close()} only {@link #name()} and {@link #close()}
 * are allowed.
 */
public interface ChildProcess extends AutoCloseable {

    /** Names it, for diagnostics; by default {@code Process-1}, {@code Process-2}, … */
    ChildProcess name(String name);

    /**
     * Makes it a daemon: it is killed when the context that started it is closed, and ends itself when the process that
     * started it is gone, however that happened.
     */
    ChildProcess daemon(boolean daemon);

    /** Adds JVM options after the inherited ones, for example {@code -Xmx256m}. Without effect on a thread. */
    ChildProcess jvmOptions(String... options);

    /** Adds environment variables to those inherited. Without effect on a thread. */
    ChildProcess environment(Map<String, String> variables);

    /**
     * Starts it and returns without waiting until the target runs.
     *
     * @return this
     * @throws EncodingException if the target or an argument cannot be sent to it, with the path to the offending
     *     field; nothing was started
     * @throws MultiprocessingException if no process could be started
     */
    ChildProcess start();

    /** Waits until it has ended. */
    void join() throws InterruptedException;

    /** Waits until it has ended, at most {@code timeout}, and says whether it has. */
    boolean join(Duration timeout) throws InterruptedException;

    /** Whether it has been started and has not ended. */
    boolean isAlive();

    /**
     * How it ended, empty while it runs: 0 if the target returned, 1 if it threw, what it gave to {@link System#exit},
     * or the negative number of the signal that killed it. A JVM answers SIGHUP, SIGINT and SIGTERM itself and exits
     * with 129, 130 or 143: these are -1, -2 and -15 here, also if the target gave them to {@code System.exit}.
     */
    OptionalInt exitCode();

    /**
     * Why it failed: what its target threw, or why it ended before it ran its target. Empty while it runs; if it did
     * not fail in this way, though it may have been killed or have exited with a code; and if the context was closed
     * before it could be heard.
     */
    Optional<ChildFailedException> failure();

    /** The process id; on a transport whose participants are threads, this process's own. */
    long pid();

    /** Its name. */
    String name();

    /** Whether it is a daemon. */
    boolean daemon();

    /**
     * Asks it to end (SIGTERM; its shutdown hooks run, beside the library's own, which leaves the session: a hook
     * cannot rely on using it); a thread is interrupted. Nothing happens if it has ended.
     */
    void terminate();

    /**
     * Ends it at once (SIGKILL; nothing of it runs any more); a thread is interrupted. Nothing happens if it has ended.
     */
    void kill();

    /** Completes with this when it has ended, on a thread that must not block. */
    CompletableFuture<ChildProcess> onExit();

    /**
     * Frees what this process keeps about it. Allowed before start.
     *
     * @throws IllegalStateException if it is alive
     */
    @Override
    void close();
}
