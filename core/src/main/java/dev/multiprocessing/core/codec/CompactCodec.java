package dev.multiprocessing.core.codec;

import dev.multiprocessing.Codec;
import dev.multiprocessing.DecodingException;
import dev.multiprocessing.EncodingException;
import dev.multiprocessing.MultiprocessingException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * The default codec: what the JDK knows in few bytes, records by their components, the rest by Java serialization.
 *
 * <p><b>What arrives.</b> Numbers, strings, {@code java.time}, arrays, enums, records and optionals arrive as they
 * were. So do the collections one can name, of the JDK ({@code TreeMap}, {@code ArrayDeque}…) or not, but hash sets and
 * maps keep the order of iteration: they arrive as linked ones. Immutable lists, views and wrappers, whose classes
 * cannot be named, arrive as a mutable {@code ArrayList}, {@code LinkedHashSet}, {@code LinkedHashMap}, {@code TreeSet}
 * or {@code TreeMap}. Other classes must be {@link java.io.Serializable}; records need not be, wherever they are.
 *
 * <p><b>Identity.</b> Collections, arrays, records and lambdas are trees here: what is in one twice arrives as two
 * equal objects, and one that contains itself is refused. A Serializable class is a graph: inside of it, identity and
 * cycles survive.
 *
 * <p><b>Safety.</b> Which classes a message may name is limited, with reasons in {@code ClassRules}: the application's
 * own and the JDK's values, unless the JVM-wide {@code -Djdk.serialFilter} says otherwise. Lengths are checked against
 * the bytes that are there before anything is allocated, and depth is limited. Whatever the bytes are, decoding ends
 * with an object or a {@link DecodingException}, or with what the library's own objects have to say (such as {@link
 * dev.multiprocessing.ClosedException}).
 *
 * <p><b>Memory.</b> Each thread keeps one buffer of up to 1 MiB. It is out of reach while a message is being encoded,
 * so that a {@code writeObject} which itself uses a queue encodes into another one.
 */
public final class CompactCodec implements Codec {

    /** The codec's name. */
    public static final String NAME = "compact";

    private static final int MAX_KEPT_CAPACITY = 1 << 20;

    private final ThreadLocal<Spare> spares = ThreadLocal.withInitial(() -> new Spare());
    private final RecordShapes records = new RecordShapes();
    private final TypeTable types = new TypeTable(records);
    private final ClassRules rules = new ClassRules(JvmWideFilter::get);
    private final ClassLookup lookup = new ClassLookup();

    /** For {@link java.util.ServiceLoader}. */
    public CompactCodec() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ByteBuffer encode(Object object, Handles handles) {
        Spare spare = spares.get();
        MessageWriter out = spare.take();
        try {
            ListedHandles listed = new ListedHandles(handles);
            out.putByte(Tag.VERSION);
            new Encoder(out, listed, types, records, rules).write(object);
            listed.writeTo(out);
            return out.message();
        } catch (Unencodable e) {
            throw e.toEncodingException(object);
        } catch (MultiprocessingException e) {
            throw e; // the handles': it says what is wrong with the object
        } catch (RuntimeException | StackOverflowError e) {
            throw thrown(object, e);
        } finally {
            spare.giveBack(out);
        }
    }

    // From code of the objects, such as the iterator of a collection that another thread changes.
    private static EncodingException thrown(Object object, Throwable e) {
        String reason = e instanceof StackOverflowError ? "nested too deeply for this thread's stack" : "it threw " + e;
        Unencodable unencodable =
                new Unencodable(object.getClass().getName(), reason, "see the cause, or send what it is made of", e);
        return unencodable.toEncodingException(object);
    }

    @Override
    public Object decode(ByteBuffer message, Handles handles) {
        MessageReader in = new MessageReader(message);
        ListedHandles listed = new ListedHandles(handles);
        Decoder decoder = new Decoder(in, listed, records, rules, lookup);
        try {
            int version = in.unsignedByte();
            if (version == Tag.VERSION) {
                return decoder.readToEnd();
            }
            if (version == Tag.VERSION_WITH_HANDLES) {
                return decodeOrResolveAll(decoder, listed);
            }
            throw MessageReader.corrupt("unknown format: version=" + version + ", expected=" + Tag.VERSION);
        } catch (MultiprocessingException e) {
            throw e;
        } catch (BufferUnderflowException e) {
            throw MessageReader.corrupt("it ends too early");
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            throw decoder.failed("it threw " + e, e); // corrupt bytes, or code of the objects such as a readObject
        }
    }

    private static Object decodeOrResolveAll(Decoder decoder, ListedHandles listed) {
        MessageReader list = decoder.in().cutList();
        boolean decoded = false;
        try {
            Object object = decoder.readToEnd();
            decoded = true;
            return object;
        } finally {
            if (!decoded) {
                listed.resolveRest(list);
            }
        }
    }

    /** A thread's buffer while it is not in use. */
    private static final class Spare {

        private MessageWriter writer; // only its thread takes it and gives it back; null while in use

        MessageWriter take() {
            MessageWriter taken = writer == null ? new MessageWriter() : writer;
            writer = null;
            taken.clear();
            return taken;
        }

        void giveBack(MessageWriter used) {
            if (used.capacity() <= MAX_KEPT_CAPACITY) {
                writer = used;
            }
        }
    }
}
