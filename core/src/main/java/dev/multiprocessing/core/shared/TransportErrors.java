package dev.multiprocessing.core.shared;

import dev.multiprocessing.ClosedException;
import dev.multiprocessing.CorruptDataException;
import dev.multiprocessing.MultiprocessingException;
import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.TransportException;

/** Says in the words of the api what a transport reported in those of the spi. */
public final class TransportErrors {

    private TransportErrors() {}

    /** The exception to throw to a program. */
    public static MultiprocessingException translate(TransportException error) {
        if (error instanceof HandleClosedException) {
            return new ClosedException(error.getMessage(), error);
        }
        if (error instanceof dev.multiprocessing.spi.CorruptDataException) {
            return new CorruptDataException(error.getMessage(), error);
        }
        return new MultiprocessingException(error.getMessage(), error);
    }
}
