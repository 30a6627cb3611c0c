package dev.multiprocessing;

import java.util.Objects;

/**
 * The two ends of a pipe. Usually one end goes to a child, and the parent closes its own handle of that end after
 * {@link ChildProcess#start()}: an end is open while any process has a handle of it open.
 *
 * @param first the end that both sends and receives, or only receives if the pipe is one-way
 * @param second the end that both sends and receives, or only sends if the pipe is one-way
 */
public record Pipe(Connection first, Connection second) implements AutoCloseable {

    /** Neither end is null. */
    public Pipe {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
    }

    /** Closes this process's handles of both ends. */
    @Override
    public void close() {
        first.close();
        second.close();
    }
}
