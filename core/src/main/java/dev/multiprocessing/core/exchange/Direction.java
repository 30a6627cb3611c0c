package dev.multiprocessing.core.exchange;

import java.util.Optional;

/** Which way messages go through an end of a pipe, as its holder sees it. */
public enum Direction {
    /** Both ways. */
    BOTH("Connection"),
    /** The first end of a one-way pipe. */
    RECEIVES("ReceivingConnection"),
    /** The second end of a one-way pipe. */
    SENDS("SendingConnection");

    private final String kind;

    Direction(String kind) {
        this.kind = kind;
    }

    /** The direction of the end that has this kind in a message, if it is one. */
    public static Optional<Direction> ofKind(String kind) {
        for (Direction direction : values()) {
            if (direction.kind.equals(kind)) {
                return Optional.of(direction);
            }
        }
        return Optional.empty();
    }

    /** What a handle of such an end is called in a message. */
    public String kind() {
        return kind;
    }

    /** Whether its holder may receive. */
    public boolean readable() {
        return this != SENDS;
    }

    /** Whether its holder may send. */
    public boolean writable() {
        return this != RECEIVES;
    }
}
