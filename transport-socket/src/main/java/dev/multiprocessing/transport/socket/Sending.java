package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Outcome;
import java.nio.ByteBuffer;

/** How messages are sent through a handle without waiting for answers. */
final class Sending {

    private Sending() {}

    /** Sends one, as soon as the handle's window is open, or says that it is not until the deadline, or never again. */
    static Outcome send(Grip grip, ByteBuffer message, Deadline deadline) throws InterruptedException {
        int length = message.remaining();
        grip.requireCarriable(message);
        grip.requireOpen();
        Outcome room = awaitRoom(grip, length, deadline);
        if (room == Outcome.DONE) {
            grip.send(message);
        }
        return room;
    }

    private static Outcome awaitRoom(Grip grip, int length, Deadline deadline) throws InterruptedException {
        Window window = grip.window();
        Outcome room = window.take(length);
        if (room == Outcome.TIMED_OUT) {
            grip.listen();
            room = window.take(length);
        }
        while (room == Outcome.TIMED_OUT && grip.await(window, window::isOpen, deadline)) {
            room = window.take(length);
        }
        return room;
    }
}
