package dev.multiprocessing;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * How objects become messages. Found by {@link java.util.ServiceLoader} and chosen by the setting {@code
 * multiprocessing.codec}; the default, {@code compact}, is part of the library.
 *
 * <p>A codec is a public class with a public constructor without parameters. It is used by many threads at once.
 */
public interface Codec {

    /** The name by which it is chosen. */
    String name();

    /**
     * Encodes an object that may be null.
     *
     * @return the message between position and limit, valid until this thread's next call
     * @throws EncodingException if it or something in it cannot be encoded, with the path to the offending field
     */
    ByteBuffer encode(Object object, Handles handles);

    /**
     * Decodes the message between position and limit. The buffer is not reused: a codec may keep it.
     *
     * <p>If it fails, it has resolved all handles in the message that it can find: the library closes those of a
     * message that does not arrive, for which somebody may wait otherwise.
     *
     * @throws DecodingException if it cannot be decoded here, or holds something that is not allowed
     */
    Object decode(ByteBuffer message, Handles handles);

    /** Carries the library's own objects inside messages; a codec asks it about every object it does not know. */
    interface Handles {

        /**
         * A short text that stands for a queue, connection, value, array or lock in this message; empty for other
         * objects.
         *
         * @throws EncodingException if the object belongs to another context; a codec adds the path to it
         */
        Optional<String> export(Object object);

        /**
         * The object that the text stands for, attached to this process.
         *
         * @throws DecodingException if it does not exist any more
         */
        Object resolve(String handle);
    }
}
