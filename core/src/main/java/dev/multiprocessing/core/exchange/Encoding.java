package dev.multiprocessing.core.exchange;

import dev.multiprocessing.Codec;
import dev.multiprocessing.DecodingException;
import dev.multiprocessing.MultiprocessingException;
import dev.multiprocessing.core.shared.Shareable;
import dev.multiprocessing.core.shared.Ticket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Makes messages of objects and objects of messages, and accounts for the tickets that travel in them.
 *
 * <p>A handle travels as {@code kind:ticket}. A ticket keeps its thing open until somebody uses it; one in a message
 * that was never put is given back by using it here and closing what comes out.
 */
public final class Encoding {

    private final Codec codec;
    private final String session;
    private final BiFunction<String, String, Shareable> attach;
    private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

    /** Over a codec, for the things of one session, and a function that attaches to one by its kind and ticket. */
    public Encoding(Codec codec, String session, BiFunction<String, String, Shareable> attach) {
        this.codec = codec;
        this.session = session;
        this.attach = attach;
    }

    /** The address of the session whose things travel in these messages. */
    String session() {
        return session;
    }

    /** The calling thread's own. */
    Scratch scratch() {
        return scratch.get();
    }

    /** Encodes an object in the calling thread; if that fails, the tickets made so far have been given back. */
    public Outgoing encode(Object object) {
        Travellers travellers = new Travellers();
        boolean encoded = false;
        try {
            ByteBuffer bytes = codec.encode(object, travellers);
            encoded = true;
            return new Outgoing(bytes, travellers);
        } finally {
            if (!encoded) {
                travellers.giveBack();
            }
        }
    }

    /**
     * Decodes the message between position and limit; if it is not of the type, or cannot be decoded, the things
     * attached to on the way are closed again, so that nobody waits for a handle that no program has.
     */
    public <T> T decode(ByteBuffer message, Class<T> type) {
        Travellers travellers = new Travellers();
        boolean decoded = false;
        try {
            T object = typed(codec.decode(message, travellers), type);
            decoded = true;
            return object;
        } finally {
            if (!decoded) {
                travellers.close();
            }
        }
    }

    private static <T> T typed(Object object, Class<T> type) {
        if (object != null && !type.isInstance(object)) {
            throw new DecodingException("message of another type: type="
                    + object.getClass().getName() + ", expected=" + type.getName() + "; it was consumed");
        }
        return type.cast(object);
    }

    /** An encoded object on its way into a queue or pipe. */
    public static final class Outgoing {

        private final ByteBuffer bytes;
        private final Travellers travellers;

        private Outgoing(ByteBuffer bytes, Travellers travellers) {
            this.bytes = bytes;
            this.travellers = travellers;
        }

        /** The message, valid until this thread encodes the next one. */
        public ByteBuffer bytes() {
            return bytes;
        }

        /** The message in an array of its own. */
        public byte[] copy() {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(bytes.position(), copy);
            return copy;
        }

        /** Takes back what the message would have carried, since it will not be put. */
        public void giveBack() {
            travellers.giveBack();
        }
    }

    /** The things that travel in one message. */
    private final class Travellers implements Codec.Handles {

        // replaced when the first thing travels; only the thread that encodes or decodes touches them
        private List<String> leaving = List.of();
        private List<Shareable> arrived = List.of();

        @Override
        public Optional<String> export(Object object) {
            if (!(object instanceof Shareable thing)) {
                return Optional.empty();
            }
            Ticket ticket = thing.ticket(session);
            String handle = ticket.kind() + ":" + ticket.word();
            if (leaving.isEmpty()) {
                leaving = new ArrayList<>();
            }
            leaving.add(handle);
            return Optional.of(handle);
        }

        @Override
        public Shareable resolve(String handle) {
            int colon = handle.indexOf(':');
            Shareable thing = attach.apply(handle.substring(0, Math.max(colon, 0)), handle.substring(colon + 1));
            if (arrived.isEmpty()) {
                arrived = new ArrayList<>();
            }
            arrived.add(thing);
            return thing;
        }

        private void giveBack() {
            for (String handle : leaving) {
                try {
                    resolve(handle);
                } catch (MultiprocessingException e) {
                    continue; // gone already: there is nothing to keep open any more
                }
            }
            close();
        }

        private void close() {
            for (Shareable thing : arrived) {
                try {
                    thing.close();
                } catch (MultiprocessingException e) {
                    continue; // this process has left the session, and nothing is open in it
                }
            }
        }
    }
}
