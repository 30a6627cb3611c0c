package dev.multiprocessing.files;

import dev.multiprocessing.spi.Transport.Capability;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What one transport over shared files does otherwise than another: how messages lie in a ring's files, how bytes are
 * reached, and how threads wait. One is made for each {@link SharedTransport}, from its settings.
 */
public interface Medium {

    /** The transport's name. */
    String name();

    /** How the name of the directory begins in which a user's sessions are: sessions of others are not looked at. */
    String directoryPrefix();

    /** The version of the layout of things and rings; no two transports have the same. */
    int version();

    /** What the transport can do. */
    Set<Capability> capabilities();

    /** The JVM's options with which a child process takes part best. */
    List<String> childOptions();

    /** Makes this process's part in a session, in whose directory its files are. */
    Part join(Path session, ParticipantTable participants);

    /** What one process does in one session. */
    interface Part extends AutoCloseable {

        /** How its threads wait. */
        Waking waking();

        /** The messages of one direction. */
        Lane lane(Place place);

        /** The words of a region. */
        Words words(SharedBytes bytes);

        /** Ends it: nobody waits any more. */
        @Override
        void close();
    }
}
