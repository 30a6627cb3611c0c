package dev.multiprocessing.core.codec;

import dev.multiprocessing.Codec;
import dev.multiprocessing.EncodingException;
import java.io.Serializable;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes one message, value by value. */
final class Encoder {

    /** The deepest nesting of values in values; a list that contains itself has no end. */
    static final int MAX_DEPTH = 256;

    private final MessageWriter out;
    private final Codec.Handles handles;
    private final TypeTable types;
    private final RecordShapes records;
    private final ClassRules rules;

    private int depth; // the encoding thread counts it
    private Map<Class<?>, Integer> classNumbers; // null until that thread meets the first class

    Encoder(MessageWriter out, Codec.Handles handles, TypeTable types, RecordShapes records, ClassRules rules) {
        this.out = out;
        this.handles = handles;
        this.types = types;
        this.records = records;
        this.rules = rules;
    }

    MessageWriter out() {
        return out;
    }

    RecordShapes records() {
        return records;
    }

    void write(Object object) {
        if (object == null) {
            out.putByte(Tag.NULL);
            return;
        }
        int tag = types.tagOf(object.getClass());
        if (tag <= Tag.LAST_BASIC) {
            Basics.write(out, tag, object);
            return;
        }
        if (tag <= Tag.LAST_VALUE) {
            Values.write(out, tag, object);
            return;
        }
        if (tag <= Tag.LAST_PRIMITIVE_ARRAY) {
            PrimitiveArrays.write(out, tag, object);
            return;
        }
        enter(object);
        writeNested(tag, object);
        depth--;
    }

    private void writeNested(int tag, Object object) {
        if (tag <= Tag.LAST_CONTAINER) {
            Containers.write(this, tag, object);
            return;
        }
        if (tag < Tag.RECORD) {
            Named.write(this, tag, object);
            return;
        }
        Optional<String> handle = tag == Tag.JAVA ? Optional.empty() : export(object);
        if (handle.isPresent()) {
            out.putByte(Tag.HANDLE);
            out.putText(handle.get());
            return;
        }
        if (tag == Tag.RECORD) {
            Named.writeRecord(this, object);
            return;
        }
        requireOpen(object);
        JavaGraph.write(this, object);
    }

    private static void requireOpen(Object object) {
        if (object instanceof Record && !(object instanceof Serializable)) {
            throw new Unencodable(
                    object.getClass().getName(),
                    "a record in a package that is not open",
                    "open " + object.getClass().getPackageName()
                            + " to dev.multiprocessing.core, or make it Serializable",
                    null);
        }
    }

    private void enter(Object object) {
        if (depth == MAX_DEPTH) {
            throw new Unencodable(
                    object.getClass().getName(),
                    "nested too deeply, or contains itself: max=" + MAX_DEPTH,
                    "make it flatter, or a Serializable class, which may refer to itself",
                    null);
        }
        depth++;
    }

    /** Names the class; after its first time in the message by number. */
    void writeClass(Class<?> type) {
        if (classNumbers == null) {
            classNumbers = new IdentityHashMap<>();
        }
        Integer number = classNumbers.get(type);
        if (number != null) {
            out.putVarint(number);
            return;
        }
        requireAllowed(type);
        out.putVarint(0);
        out.putText(type.getName());
        classNumbers.put(type, classNumbers.size() + 1);
    }

    /** What the receiver would refuse is refused here, where the program can still do something about it. */
    void requireAllowed(Class<?> type) {
        Optional<Refusal> refusal = rules.refusal(type);
        if (refusal.isPresent()) {
            throw new Unencodable(
                    type.getName(), refusal.get().reason(), refusal.get().cure(), null);
        }
    }

    /** The text that stands for one of the library's own objects. */
    Optional<String> export(Object object) {
        try {
            return handles.export(object);
        } catch (EncodingException e) {
            throw new Unencodable(
                            object.getClass().getName(),
                            e.getMessage(),
                            "make it with the context whose queue, pipe or child is to carry it",
                            e)
                    .about(other -> other == object);
        }
    }

    /** Whether it has a form of its own here although Java serialization does not know it, such as most records. */
    boolean isCompact(Object object) {
        return types.tagOf(object.getClass()) < Tag.HANDLE;
    }

    /** Encodes a part of a Java object graph by itself, as deeply nested as this encoder is now. */
    byte[] encodeApart(Object object) {
        MessageWriter apart = new MessageWriter();
        Encoder encoder = new Encoder(apart, handles, types, records, rules);
        encoder.depth = depth;
        encoder.write(object);
        return apart.toByteArray();
    }
}
