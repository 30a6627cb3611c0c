package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.multiprocessing.Connection;
import dev.multiprocessing.Queue;
import dev.multiprocessing.QueueEmptyException;
import dev.multiprocessing.TimedOutException;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class ExpectTest {

    /** Something of the library that answers each call in the same way. */
    private static <T> T answering(Class<T> type, Supplier<?> answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer.get()));
    }

    @Test
    void whatComesIsReturned() throws InterruptedException {
        Queue<?> queue = answering(Queue.class, () -> "element");
        Connection end = answering(Connection.class, () -> "message");

        assertEquals("element", Expect.next(queue, Times.SOON, "it"));
        assertEquals("message", Expect.next(end, Times.SOON, "it"));
    }

    @Test
    void anElementThatDoesNotComeIsNamed() {
        Queue<?> queue = answering(Queue.class, () -> {
            throw new QueueEmptyException("empty");
        });

        AssertionFailedError failure =
                assertThrows(AssertionFailedError.class, () -> Expect.next(queue, Times.SOON, "packet 17"));

        assertEquals("did not arrive in the queue: packet 17", failure.getMessage());
    }

    @Test
    void aMessageThatDoesNotComeIsNamed() {
        Connection end = answering(Connection.class, () -> {
            throw new TimedOutException("silence");
        });

        AssertionFailedError failure =
                assertThrows(AssertionFailedError.class, () -> Expect.next(end, Times.SOON, "packet 17"));

        assertEquals("did not arrive through the pipe: packet 17", failure.getMessage());
    }
}
