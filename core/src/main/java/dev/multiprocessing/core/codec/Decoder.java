package dev.multiprocessing.core.codec;

import dev.multiprocessing.Codec.Handles;
import dev.multiprocessing.DecodingException;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Reads one object, and what is in it, from a message. */
final class Decoder {

    private final MessageReader in;
    private final Handles handles;
    private int depth; // only the decoding thread touches it

    Decoder(MessageReader in, Handles handles) {
        this.in = in;
        this.handles = handles;
    }

    Object decode() {
        byte tag = in.readByte();
        if (tag < Tag.BIG_INTEGER) {
            return decodeValue(tag);
        }
        if (tag < Tag.BOOLEANS) {
            return decodeRareValue(tag);
        }
        if (tag >= Tag.BOOLEANS && tag <= Tag.DOUBLES) {
            return PrimitiveArrays.read(in, tag);
        }
        if (++depth > Encoder.MAX_DEPTH + 1) {
            throw new DecodingException("damaged message: objects are nested too deeply: max=" + Encoder.MAX_DEPTH);
        }
        Object object = decodeCompound(tag);
        depth--;
        return object;
    }

    private Object decodeValue(byte tag) {
        return switch (tag) {
            case Tag.NULL -> null;
            case Tag.TRUE -> Boolean.TRUE;
            case Tag.FALSE -> Boolean.FALSE;
            case Tag.BYTE -> in.readByte();
            case Tag.SHORT -> (short) in.readSigned();
            case Tag.CHAR -> (char) in.readVarint();
            case Tag.INT -> (int) in.readSigned();
            case Tag.LONG -> in.readSigned();
            case Tag.FLOAT -> Float.intBitsToFloat(in.readInt());
            case Tag.DOUBLE -> Double.longBitsToDouble(in.readLong());
            case Tag.LATIN1, Tag.UTF16 -> in.readText(tag);
            default -> throw unknown(tag);
        };
    }

    private Object decodeRareValue(byte tag) {
        try {
            return switch (tag) {
                case Tag.BIG_INTEGER -> new BigInteger(in.readBytes());
                case Tag.BIG_DECIMAL -> decodeDecimal();
                case Tag.UUID -> new UUID(in.readLong(), in.readLong());
                case Tag.INSTANT -> Instant.ofEpochSecond(in.readLong(), in.readLong());
                case Tag.DURATION -> Duration.ofSeconds(in.readLong(), in.readLong());
                case Tag.LOCAL_DATE -> LocalDate.ofEpochDay(in.readSigned());
                case Tag.LOCAL_TIME -> LocalTime.ofNanoOfDay(in.readVarint());
                case Tag.LOCAL_DATE_TIME ->
                    LocalDateTime.of(LocalDate.ofEpochDay(in.readSigned()), LocalTime.ofNanoOfDay(in.readVarint()));
                default -> decodeOptionalNumber(tag);
            };
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new DecodingException("damaged message: an impossible value: tag=" + tag, e);
        }
    }

    private BigDecimal decodeDecimal() {
        int scale = (int) in.readSigned();
        return new BigDecimal(new BigInteger(in.readBytes()), scale);
    }

    private Object decodeOptionalNumber(byte tag) {
        if (tag > Tag.OPTIONAL_DOUBLE) {
            throw unknown(tag);
        }
        boolean present = in.readByte() != 0;
        long bits = in.readLong();
        return switch (tag) {
            case Tag.OPTIONAL_INT -> present ? OptionalInt.of((int) bits) : OptionalInt.empty();
            case Tag.OPTIONAL_LONG -> present ? OptionalLong.of(bits) : OptionalLong.empty();
            default -> present ? OptionalDouble.of(Double.longBitsToDouble(bits)) : OptionalDouble.empty();
        };
    }

    private Object decodeCompound(byte tag) {
        return switch (tag) {
            case Tag.OBJECTS -> decodeArray();
            case Tag.LIST -> decodeInto(new ArrayList<>());
            case Tag.SET -> decodeInto(new LinkedHashSet<>());
            case Tag.SORTED_SET -> decodeInto(new TreeSet<>());
            case Tag.MAP -> decodeInto(new LinkedHashMap<>());
            case Tag.SORTED_MAP -> decodeInto(new TreeMap<>());
            case Tag.OPTIONAL -> Optional.ofNullable(decode());
            case Tag.ENUM -> decodeEnum();
            case Tag.RECORD -> decodeRecord();
            case Tag.HANDLE -> decodeHandle();
            case Tag.LAMBDA -> decodeLambda();
            case Tag.SERIALIZED -> JavaSerialization.deserialize(in.readBytes(), handles);
            default -> throw unknown(tag);
        };
    }

    private Object[] decodeArray() {
        Class<?> component = Classes.find(in.readText());
        if (component.isPrimitive() || component == void.class) {
            throw new DecodingException("damaged message: an array of objects was expected: component=" + component);
        }
        Object[] array = (Object[]) Array.newInstance(component, in.readCount(1));
        for (int i = 0; i < array.length; i++) {
            Object element = decode();
            if (element != null && !component.isInstance(element)) {
                throw new DecodingException("element of another type: array of=" + component.getName() + ", element="
                        + element.getClass().getName());
            }
            array[i] = element;
        }
        return array;
    }

    private Collection<Object> decodeInto(Collection<Object> collection) {
        for (int left = in.readCount(1); left > 0; left--) {
            Object element = decode();
            guarded(() -> collection.add(element));
        }
        return collection;
    }

    private Map<Object, Object> decodeInto(Map<Object, Object> map) {
        for (int left = in.readCount(2); left > 0; left--) {
            Object key = decode();
            Object value = decode();
            guarded(() -> map.put(key, value));
        }
        return map;
    }

    /** Runs code of the elements: their hash codes, their comparisons. */
    private static void guarded(Runnable addition) {
        try {
            addition.run();
        } catch (RuntimeException e) {
            throw new DecodingException("an element does not fit into its collection: reason=" + e, e);
        }
    }

    private Object decodeEnum() {
        Class<?> type = Classes.find(in.readText());
        String name = in.readText();
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(name)) {
                    return constant;
                }
            }
        }
        throw new DecodingException("no such constant here: class=" + type.getName() + ", name=" + name);
    }

    private Object decodeRecord() {
        Class<?> type = Classes.find(in.readText());
        int count = in.readCount(1);
        if (!type.isRecord() || RecordShape.of(type).size() != count) {
            throw new DecodingException("no such record here: class=" + type.getName() + ", components=" + count
                    + "; use one version of the class in all processes");
        }
        Object[] values = new Object[count];
        for (int i = 0; i < count; i++) {
            values[i] = decode();
        }
        try {
            return RecordShape.of(type).create(values);
        } catch (InvocationTargetException e) {
            throw new DecodingException("the record refuses its values: class=" + type.getName(), e.getCause());
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new DecodingException("cannot make the record: class=" + type.getName() + ", reason=" + e, e);
        }
    }

    private Object decodeLambda() {
        Class<?> type = Classes.find(in.readText());
        String functionalInterface = in.readText();
        String interfaceMethod = in.readText();
        String interfaceSignature = in.readText();
        int kind = (int) in.readVarint();
        String implementation = in.readText();
        String implementationMethod = in.readText();
        String implementationSignature = in.readText();
        String instantiated = in.readText();
        Object[] captured = new Object[in.readCount(1)];
        for (int i = 0; i < captured.length; i++) {
            captured[i] = decode();
        }
        return Lambdas.make(
                type,
                new SerializedLambda(
                        type,
                        functionalInterface,
                        interfaceMethod,
                        interfaceSignature,
                        kind,
                        implementation,
                        implementationMethod,
                        implementationSignature,
                        instantiated,
                        captured));
    }

    private Object decodeHandle() {
        return handles.resolve(in.readText());
    }

    private static DecodingException unknown(byte tag) {
        return new DecodingException("damaged message: unknown tag=" + tag);
    }
}
