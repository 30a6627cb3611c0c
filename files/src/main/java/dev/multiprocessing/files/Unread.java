package dev.multiprocessing.files;

import dev.multiprocessing.files.Asides.Aside;
import dev.multiprocessing.spi.TransportException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A long message that has been taken, but not read; if there is a failure, its file could not be taken. */
public record Unread(Aside aside, ByteBuffer room, int length, TransportException failure) {

    /** That of the file, which is to be the aside's from now on. */
    public static Unread of(Aside aside, Path file, ByteBuffer room, int length) {
        try {
            aside.moveFrom(file);
            return new Unread(aside, room, length, null);
        } catch (TransportException e) {
            return new Unread(aside, room, length, e);
        }
    }

    /** Reads it, once; nobody else can, so if that fails, it is lost. */
    void read() {
        try (aside) {
            if (failure != null) {
                throw failure;
            }
            aside.readInto(room, length);
        }
    }
}
