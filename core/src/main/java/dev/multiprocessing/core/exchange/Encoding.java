package dev.multiprocessing.core.exchange;

import dev.multiprocessing.Codec;
import dev.multiprocessing.MultiprocessingException;
import dev.multiprocessing.core.shared.Shareable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Makes messages of objects and objects of messages, and accounts for the tickets that travel in them.
 *
 * <p>A handle travels as {@code kind:ticket}. A ticket keeps its thing open until somebody uses it; one in a message that
 * was never put is given back by using it here and closing what comes out.
 */
public final class Encoding {

    private final Codec codec;
    private final BiFunction<String, String, Shareable> attach;

    /** Over a codec and a function that attaches to a thing by its kind and ticket. */
    public Encoding(Codec codec, BiFunction<String, String, Shareable> attach) {
        this.codec = codec;
        this.attach = attach;
    }

    /** Encodes an object in the calling thread; if that fails, the tickets made so far have been given back. */
    public Outgoing encode(Object object) {
        Exports exports = new Exports();
        boolean encoded = false;
        try {
            ByteBuffer bytes = codec.encode(object, exports);
            encoded = true;
            return new Outgoing(bytes, exports);
        } finally {
            if (!encoded) {
                exports.giveBack();
            }
        }
    }

    /** Decodes the message between position and limit. */
    public Object decode(ByteBuffer message) {
        return codec.decode(message, new Exports());
    }

    /** An encoded object on its way into a queue or pipe. */
    public static final class Outgoing {

        private final ByteBuffer bytes;
        private final Exports exports;

        private Outgoing(ByteBuffer bytes, Exports exports) {
            this.bytes = bytes;
            this.exports = exports;
        }

        /** The message, valid until this thread encodes the next one. */
        public ByteBuffer bytes() {
            return bytes;
        }

        /** Takes back what the message would have carried, since it will not be put. */
        public void giveBack() {
            exports.giveBack();
        }
    }

    /** The handles of one message. */
    private final class Exports implements Codec.Handles {

        private List<String> handles = List.of(); // replaced at the first export; only the encoding thread touches it

        @Override
        public Optional<String> export(Object object) {
            if (!(object instanceof Shareable thing)) {
                return Optional.empty();
            }
            String handle = thing.kind() + ":" + thing.ticket();
            if (handles.isEmpty()) {
                handles = new ArrayList<>();
            }
            handles.add(handle);
            return Optional.of(handle);
        }

        @Override
        public Shareable resolve(String handle) {
            int colon = handle.indexOf(':');
            return attach.apply(handle.substring(0, Math.max(colon, 0)), handle.substring(colon + 1));
        }

        private void giveBack() {
            for (String handle : handles) {
                try {
                    resolve(handle).close();
                } catch (MultiprocessingException e) {
                    continue; // gone already: there is nothing to keep open any more
                }
            }
        }
    }
}
