package dev.multiprocessing.files;

import dev.multiprocessing.files.Asides.Aside;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;

/** The producers' side of a lane: finds room, writes, commits; called with the producers' lock. */
public interface Tail {

    /**
     * Puts a message, if there is room; a long one is in the file already. Either it is put when this returns or fails,
     * or nothing of it is left.
     */
    boolean append(ByteBuffer message, Aside aside);

    /** Takes away what a producer that was killed had made for a message that it did not commit. */
    void cleanUpAfterDeath();

    /**
     * Fails if so many more bytes of files would be too many; without the lock, too.
     *
     * @throws dev.multiprocessing.spi.TransportException if they would be
     */
    void requireWithinLimit(long more);

    /**
     * What says, to a producer that waits and without the lock, whether consumers have taken so much from now on that
     * it is worth to come back.
     */
    BooleanSupplier roomFromNowOn();
}
