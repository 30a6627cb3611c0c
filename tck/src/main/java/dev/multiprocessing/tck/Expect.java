package dev.multiprocessing.tck;

import dev.multiprocessing.Connection;
import dev.multiprocessing.Queue;
import dev.multiprocessing.QueueEmptyException;
import dev.multiprocessing.TimedOutException;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;

/** Waits for what must come, and says what it was if it does not. */
final class Expect {

    private Expect() {}

    /** The next element of a queue. */
    static <E> E next(Queue<E> queue, Duration patience, Object what) throws InterruptedException {
        try {
            return queue.get(patience);
        } catch (QueueEmptyException e) {
            return Assertions.fail("did not arrive in the queue: " + what, e);
        }
    }

    /** The next message of a pipe. */
    static Object next(Connection end, Duration patience, Object what) throws InterruptedException {
        try {
            return end.recv(patience);
        } catch (TimedOutException e) {
            return Assertions.fail("did not arrive through the pipe: " + what, e);
        }
    }
}
