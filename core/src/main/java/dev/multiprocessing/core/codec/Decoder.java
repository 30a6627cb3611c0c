package dev.multiprocessing.core.codec;

import dev.multiprocessing.Codec;
import dev.multiprocessing.DecodingException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one message, value by value. */
final class Decoder {

    private final MessageReader in;
    private final Codec.Handles handles;
    private final RecordShapes records;
    private final ClassRules rules;
    private final ClassLookup lookup;

    // the decoding thread only
    private List<Class<?>> classes = List.of(); // replaced at the first one
    private int depth;
    private String lastClassName = "unknown"; // for error messages

    Decoder(MessageReader in, Codec.Handles handles, RecordShapes records, ClassRules rules, ClassLookup lookup) {
        this.in = in;
        this.handles = handles;
        this.records = records;
        this.rules = rules;
        this.lookup = lookup;
    }

    MessageReader in() {
        return in;
    }

    RecordShapes records() {
        return records;
    }

    ClassRules rules() {
        return rules;
    }

    ClassLookup lookup() {
        return lookup;
    }

    Object read() {
        int tag = in.unsignedByte();
        if (tag >= Tag.SMALL_INT) {
            return tag - Tag.SMALL_INT_BIAS;
        }
        if (tag <= Tag.LAST_BASIC) {
            return Basics.read(in, tag);
        }
        if (tag <= Tag.LAST_VALUE) {
            return Values.read(in, tag);
        }
        if (tag <= Tag.LAST_PRIMITIVE_ARRAY) {
            return PrimitiveArrays.read(in, tag);
        }
        if (depth == Encoder.MAX_DEPTH) {
            throw MessageReader.corrupt("nested too deeply: max=" + Encoder.MAX_DEPTH);
        }
        depth++;
        Object value = readNested(tag);
        depth--;
        return value;
    }

    private Object readNested(int tag) {
        if (tag <= Tag.LAST_CONTAINER) {
            return Containers.read(this, tag);
        }
        if (tag <= Tag.LAST_NAMED) {
            return Named.read(this, tag);
        }
        return switch (tag) {
            case Tag.HANDLE -> handles.resolve(in.text());
            case Tag.JAVA -> JavaGraph.read(this);
            default -> throw MessageReader.corrupt("unknown tag: tag=" + tag);
        };
    }

    /** The class that is named or numbered next, neither initialized nor refused by the rules. */
    Class<?> readClass() {
        long number = in.varint();
        if (number == 0) {
            Class<?> type = loadClass(in.text());
            if (classes.isEmpty()) {
                classes = new ArrayList<>();
            }
            classes.add(type);
            return type;
        }
        if (number < 0 || number > classes.size()) {
            throw MessageReader.corrupt("unknown class: number=" + number);
        }
        Class<?> type = classes.get((int) number - 1);
        lastClassName = type.getName();
        return type;
    }

    private Class<?> loadClass(String name) {
        lastClassName = name;
        try {
            Class<?> type = lookup.load(name);
            Optional<Refusal> refusal = rules.refusal(type);
            if (refusal.isPresent()) {
                throw refusal.get().toDecodingException(type);
            }
            return type;
        } catch (ClassNotFoundException e) {
            throw ClassLookup.notFound(name, e);
        }
    }

    /** Remembers what is being decoded, so that an error can name it. */
    void nowDecoding(String className) {
        lastClassName = className;
    }

    /** What was being decoded could not be. */
    DecodingException failed(String reason, Throwable cause) {
        return new DecodingException("cannot decode: class=" + lastClassName + ", reason=" + reason, cause);
    }

    /** The object that a stand-in took the place of in a Java object graph. */
    Object resolve(StandIn standIn) {
        if (standIn.handle() != null) {
            return handles.resolve(standIn.handle());
        }
        Decoder apart =
                new Decoder(new MessageReader(ByteBuffer.wrap(standIn.message())), handles, records, rules, lookup);
        apart.depth = depth;
        return apart.readToEnd();
    }

    /** Reads the value that is all there is. */
    Object readToEnd() {
        Object value = read();
        if (in.remaining() > 0) {
            throw MessageReader.corrupt("bytes after the end: remaining=" + in.remaining());
        }
        return value;
    }
}
