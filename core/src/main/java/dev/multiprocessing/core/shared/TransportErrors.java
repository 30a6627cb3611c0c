package dev.multiprocessing.core.shared;

import dev.multiprocessing.ClosedException;
import dev.multiprocessing.CorruptDataException;
import dev.multiprocessing.MultiprocessingException;
import dev.multiprocessing.PeerDiedException;
import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.SessionLostException;
import dev.multiprocessing.spi.TransportException;

/** Says in the words of the api what a transport reported in those of the spi. */
public final class TransportErrors {

    private TransportErrors() {}

    /** The exception to throw to a program that used this thing. */
    public static MultiprocessingException translate(TransportException error, String thing) {
        if (error instanceof HandleClosedException) {
            return closed(thing, error);
        }
        return translate(error);
    }

    /** What a program hears that uses a thing it has closed; the cause may be null. */
    public static ClosedException closed(String thing, Throwable cause) {
        return new ClosedException(thing + " is closed: this process closed it, or its context", cause);
    }

    /** The exception to throw to a program that is not at fault. */
    public static MultiprocessingException translate(TransportException error) {
        if (error instanceof HandleClosedException) {
            return new ClosedException("context is closed", error);
        }
        if (error instanceof dev.multiprocessing.spi.CorruptDataException) {
            return new CorruptDataException(error.getMessage(), error);
        }
        if (error instanceof SessionLostException) {
            return new PeerDiedException(error.getMessage(), error);
        }
        return new MultiprocessingException(error.getMessage(), error);
    }
}
