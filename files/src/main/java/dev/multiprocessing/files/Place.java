package dev.multiprocessing.files;

import java.nio.file.Path;

/**
 * Where the messages of one direction of a queue or channel are.
 *
 * @param limits how much it holds
 * @param header the page of the queue or channel
 * @param direction where the direction's words begin in it
 * @param files what the names of the direction's files begin with
 * @param asides where this process writes and reads long messages
 */
public record Place(RingLimits limits, SharedBytes header, int direction, Path files, Asides asides) {

    /** The chain of files of this kind. */
    public <S> Chain<S> chain(Chain.Kind<S> kind) {
        return new Chain<>(files, header, ThingLayout.begunAt(direction), kind);
    }
}
