package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Waiter;
import java.util.function.BooleanSupplier;

/** Waits that an interrupt must not cut short: it is put off, and pending again afterwards. */
final class Uninterrupted {

    private Uninterrupted() {}

    /** Repeats the attempt until it succeeds or the deadline has passed, and says whether it did. */
    static boolean until(Deadline deadline, BooleanSupplier attempt) {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return Waiter.polling().until(deadline, attempt);
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
}
