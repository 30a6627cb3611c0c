package dev.multiprocessing.tck;

import dev.multiprocessing.Connection;
import dev.multiprocessing.DecodingException;
import dev.multiprocessing.Queue;
import org.junit.jupiter.api.Assertions;

/** What the children of the security rules do. */
final class SecurityTargets {

    static {
        Quiet.inChildren();
    }

    private SecurityTargets() {}

    /** Receives what its filter forbids, and then what it allows. */
    static void refuseForbidden(Queue<Object> queue, Connection link) throws InterruptedException {
        Assertions.assertThrows(DecodingException.class, () -> queue.get(Times.LONG));
        Assertions.assertEquals("allowed", queue.get(Times.SOON));
        Assertions.assertThrows(DecodingException.class, () -> link.recv(Times.SOON));
        Assertions.assertEquals("allowed", link.recv(Times.SOON));
    }
}
