package dev.multiprocessing.core.codec;

import java.io.Serializable;

/**
 * Takes the place, in a Java serialization stream, of an object that Java serialization does not carry: one of the
 * library's own, or one that has a compact form only. Exactly one of its fields is set.
 */
final class StandIn implements Serializable {

    private static final long serialVersionUID = 1;

    private final String handle;
    private final byte[] message;

    private StandIn(String handle, byte[] message) {
        this.handle = handle;
        this.message = message;
    }

    static StandIn ofHandle(String handle) {
        return new StandIn(handle, null);
    }

    static StandIn ofMessage(byte[] message) {
        return new StandIn(null, message);
    }

    /** The text for which the handles know the object; null if there is a message. */
    String handle() {
        return handle;
    }

    /** The object's compact form; null if there is a handle. */
    byte[] message() {
        return message;
    }
}
