package dev.multiprocessing.core.codec;

import dev.multiprocessing.Codec.Handles;
import dev.multiprocessing.EncodingException;
import java.lang.invoke.SerializedLambda;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.UUID;

/** Writes one object, and what is in it, into a message. */
final class Encoder {

    /** How deep objects may be in one another. */
    static final int MAX_DEPTH = 500;

    private final MessageWriter out;
    private final Handles handles;
    private final Path path = new Path();

    Encoder(MessageWriter out, Handles handles) {
        this.out = out;
        this.handles = handles;
    }

    void encode(Object object) {
        if (object == null) {
            out.writeByte(Tag.NULL);
            return;
        }
        byte tag = TypeTable.tagOf(object.getClass());
        if (tag < Tag.BOOLEANS) {
            encodeValue(tag, object);
        } else if (tag < Tag.OBJECTS) {
            PrimitiveArrays.write(out, tag, object);
        } else {
            encodeCompound(tag, object);
        }
    }

    private void encodeValue(byte tag, Object object) {
        if (tag == Tag.LATIN1) {
            out.writeText((String) object);
            return;
        }
        if (tag == Tag.TRUE) {
            out.writeByte((Boolean) object ? Tag.TRUE : Tag.FALSE);
            return;
        }
        out.writeByte(tag);
        switch (tag) {
            case Tag.BYTE -> out.writeByte((Byte) object);
            case Tag.SHORT -> out.writeSigned((Short) object);
            case Tag.CHAR -> out.writeVarint((Character) object);
            case Tag.INT -> out.writeSigned((Integer) object);
            case Tag.LONG -> out.writeSigned((Long) object);
            case Tag.FLOAT -> out.writeInt(Float.floatToRawIntBits((Float) object));
            case Tag.DOUBLE -> out.writeLong(Double.doubleToRawLongBits((Double) object));
            case Tag.BIG_INTEGER -> out.writeBytes(((BigInteger) object).toByteArray());
            default -> encodeRareValue(tag, object);
        }
    }

    private void encodeRareValue(byte tag, Object object) {
        switch (tag) {
            case Tag.BIG_DECIMAL -> {
                out.writeSigned(((BigDecimal) object).scale());
                out.writeBytes(((BigDecimal) object).unscaledValue().toByteArray());
            }
            case Tag.UUID ->
                writeTwo(((UUID) object).getMostSignificantBits(), ((UUID) object).getLeastSignificantBits());
            case Tag.INSTANT -> writeTwo(((Instant) object).getEpochSecond(), ((Instant) object).getNano());
            case Tag.DURATION -> writeTwo(((Duration) object).getSeconds(), ((Duration) object).getNano());
            case Tag.LOCAL_DATE -> out.writeSigned(((LocalDate) object).toEpochDay());
            case Tag.LOCAL_TIME -> out.writeVarint(((LocalTime) object).toNanoOfDay());
            case Tag.LOCAL_DATE_TIME -> {
                out.writeSigned(((LocalDateTime) object).toLocalDate().toEpochDay());
                out.writeVarint(((LocalDateTime) object).toLocalTime().toNanoOfDay());
            }
            case Tag.OPTIONAL_INT ->
                writeOptional(((OptionalInt) object).isPresent(), ((OptionalInt) object).orElse(0));
            case Tag.OPTIONAL_LONG ->
                writeOptional(((OptionalLong) object).isPresent(), ((OptionalLong) object).orElse(0));
            case Tag.OPTIONAL_DOUBLE ->
                writeOptional(
                        ((OptionalDouble) object).isPresent(),
                        Double.doubleToRawLongBits(((OptionalDouble) object).orElse(0)));
            default -> throw new AssertionError("no form for tag=" + tag);
        }
    }

    private void encodeCompound(byte tag, Object object) {
        if (path.depth() >= MAX_DEPTH) {
            throw refusal(object, "objects are nested too deeply (max=" + MAX_DEPTH + "); is there a cycle?", null);
        }
        if (tag == Tag.RECORD || tag == Tag.SERIALIZED) {
            Optional<String> handle = handles.export(object);
            if (handle.isPresent()) {
                out.writeByte(Tag.HANDLE);
                out.writeText(handle.get());
                return;
            }
        }
        if ((tag == Tag.SORTED_SET && ((SortedSet<?>) object).comparator() != null)
                || (tag == Tag.SORTED_MAP && ((SortedMap<?, ?>) object).comparator() != null)) {
            encodeSerialized(object);
            return;
        }
        switch (tag) {
            case Tag.OBJECTS -> encodeArray((Object[]) object);
            case Tag.LIST, Tag.SET, Tag.SORTED_SET -> encodeCollection(tag, (Collection<?>) object);
            case Tag.MAP, Tag.SORTED_MAP -> encodeMap(tag, (Map<?, ?>) object);
            case Tag.OPTIONAL -> {
                out.writeByte(tag);
                encodeAt(".value", ((Optional<?>) object).orElse(null));
            }
            case Tag.ENUM -> encodeEnum((Enum<?>) object);
            case Tag.RECORD -> encodeRecord(object);
            default -> encodeSerialized(object);
        }
    }

    private void encodeArray(Object[] array) {
        out.writeByte(Tag.OBJECTS);
        out.writeText(array.getClass().getComponentType().getName());
        out.writeVarint(array.length);
        for (int i = 0; i < array.length; i++) {
            path.enterIndex(i);
            encode(array[i]);
            path.leave();
        }
    }

    private void encodeCollection(byte tag, Collection<?> collection) {
        out.writeByte(tag);
        Object[] elements = collection.toArray();
        out.writeVarint(elements.length);
        for (int i = 0; i < elements.length; i++) {
            path.enterIndex(i);
            encode(elements[i]);
            path.leave();
        }
    }

    private void encodeMap(byte tag, Map<?, ?> map) {
        out.writeByte(tag);
        Object[] entries = map.entrySet().toArray();
        out.writeVarint(entries.length);
        for (Object each : entries) {
            Map.Entry<?, ?> entry = (Map.Entry<?, ?>) each;
            encodeAt(".key", entry.getKey());
            path.enterKey(entry.getKey());
            encode(entry.getValue());
            path.leave();
        }
    }

    private void encodeEnum(Enum<?> constant) {
        out.writeByte(Tag.ENUM);
        out.writeText(constant.getDeclaringClass().getName());
        out.writeText(constant.name());
    }

    private void encodeRecord(Object object) {
        RecordShape shape = RecordShape.of(object.getClass());
        out.writeByte(Tag.RECORD);
        out.writeText(object.getClass().getName());
        out.writeVarint(shape.size());
        for (int i = 0; i < shape.size(); i++) {
            Object component;
            try {
                component = shape.get(object, i);
            } catch (ReflectiveOperationException | RuntimeException e) {
                throw refusal(
                        object,
                        "its component " + shape.name(i) + " cannot be read (" + e
                                + "); open its package to dev.multiprocessing.core, or make the record public",
                        e);
            }
            encodeAt("." + shape.name(i), component);
        }
    }

    private void encodeSerialized(Object object) {
        Optional<SerializedLambda> lambda = Lambdas.describe(object);
        if (lambda.isPresent()) {
            encodeLambda(lambda.get());
            return;
        }
        byte[] serialized = JavaSerialization.serialize(object, handles, path);
        out.writeByte(Tag.SERIALIZED);
        out.writeBytes(serialized);
    }

    private void encodeLambda(SerializedLambda lambda) {
        out.writeByte(Tag.LAMBDA);
        out.writeText(lambda.getCapturingClass().replace('/', '.'));
        out.writeText(lambda.getFunctionalInterfaceClass());
        out.writeText(lambda.getFunctionalInterfaceMethodName());
        out.writeText(lambda.getFunctionalInterfaceMethodSignature());
        out.writeVarint(lambda.getImplMethodKind());
        out.writeText(lambda.getImplClass());
        out.writeText(lambda.getImplMethodName());
        out.writeText(lambda.getImplMethodSignature());
        out.writeText(lambda.getInstantiatedMethodType());
        out.writeVarint(lambda.getCapturedArgCount());
        for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
            encodeAt(".captured[" + i + "]", lambda.getCapturedArg(i));
        }
    }

    private void encodeAt(String step, Object object) {
        path.enter(step);
        encode(object);
        path.leave();
    }

    private EncodingException refusal(Object object, String reason, Throwable cause) {
        return new EncodingException(
                "cannot encode: path=" + path + ", class=" + object.getClass().getName() + ", reason=" + reason, cause);
    }

    private void writeTwo(long first, long second) {
        out.writeLong(first);
        out.writeLong(second);
    }

    private void writeOptional(boolean present, long bits) {
        out.writeByte(present ? 1 : 0);
        out.writeLong(bits);
    }
}
