package dev.multiprocessing.core.exchange;

import java.io.InvalidObjectException;
import java.io.Serializable;

/** Can be encoded, and refuses to be decoded in its own words. */
final class Refusing implements Serializable {

    private static final long serialVersionUID = 1;

    private final String words;

    Refusing(String words) {
        this.words = words;
    }

    private Object readResolve() throws InvalidObjectException {
        throw new InvalidObjectException(words);
    }
}
