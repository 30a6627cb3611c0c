package dev.multiprocessing.core.codec;

import dev.multiprocessing.DecodingException;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;

/** Writes and reads what needs the name of a class: enums and their collections, records, lambdas, typed arrays. */
final class Named {

    private Named() {}

    static void write(Encoder encoder, int tag, Object object) {
        switch (tag) {
            case Tag.TYPED_ARRAY -> {
                encoder.out().putByte(tag);
                encoder.writeClass(object.getClass().getComponentType());
                Containers.writeElements(encoder, (Object[]) object);
            }
            case Tag.ENUM -> {
                encoder.out().putByte(tag);
                encoder.writeClass(((Enum<?>) object).getDeclaringClass());
                encoder.out().putText(((Enum<?>) object).name());
            }
            case Tag.ENUM_SET -> writeEnumSet(encoder, (EnumSet<?>) object);
            case Tag.LAMBDA -> Lambdas.write(encoder, object);
            default -> writeEnumMap(encoder, (EnumMap<?, ?>) object);
        }
    }

    // The set does not tell its type; if it is empty, its complement has an element that does.
    private static void writeEnumSet(Encoder encoder, EnumSet<?> set) {
        Collection<? extends Enum<?>> sample = set.isEmpty() ? EnumSet.complementOf(set) : set;
        if (sample.isEmpty()) {
            JavaGraph.write(encoder, set);
            return;
        }
        encoder.out().putByte(Tag.ENUM_SET);
        encoder.writeClass(sample.iterator().next().getDeclaringClass());
        encoder.out().putVarint(set.size());
        for (Enum<?> constant : set) {
            encoder.out().putText(constant.name());
        }
    }

    // An empty map does not tell its type at all.
    private static void writeEnumMap(Encoder encoder, EnumMap<?, ?> map) {
        if (map.isEmpty()) {
            JavaGraph.write(encoder, map);
            return;
        }
        encoder.out().putByte(Tag.ENUM_MAP);
        encoder.writeClass(map.keySet().iterator().next().getDeclaringClass());
        encoder.out().putVarint(map.size());
        for (Map.Entry<? extends Enum<?>, ?> entry : map.entrySet()) {
            encoder.out().putText(entry.getKey().name());
            Containers.writeValue(encoder, entry.getKey(), entry.getValue());
        }
    }

    static void writeRecord(Encoder encoder, Object instance) {
        RecordShape shape = encoder.records().get(instance.getClass());
        encoder.out().putByte(Tag.RECORD);
        encoder.writeClass(instance.getClass());
        encoder.out().putInt(shape.hash());
        int i = 0;
        try {
            for (; i < shape.size(); i++) {
                encoder.write(shape.value(instance, i));
            }
        } catch (Unencodable e) {
            throw e.at(Labels.field(shape.name(i)));
        }
    }

    static Object read(Decoder decoder, int tag) {
        Class<?> type = decoder.readClass();
        return switch (tag) {
            case Tag.TYPED_ARRAY -> readArray(decoder, type);
            case Tag.ENUM -> readConstant(decoder, type);
            case Tag.ENUM_SET -> readEnumSet(decoder, type);
            case Tag.ENUM_MAP -> readEnumMap(decoder, type);
            case Tag.LAMBDA -> Lambdas.read(decoder, type);
            default -> readRecord(decoder, type);
        };
    }

    private static Object readArray(Decoder decoder, Class<?> component) {
        Object[] array = (Object[]) Array.newInstance(component, decoder.in().count(1));
        return Containers.readElements(decoder, array);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the name of the type arrives at run time
    private static Enum readConstant(Decoder decoder, Class<?> type) {
        requireEnum(decoder, type);
        String name = decoder.in().text();
        try {
            return Enum.valueOf((Class) type, name);
        } catch (IllegalArgumentException e) {
            throw decoder.failed(
                    "no such constant: constant=" + name + "; use the same version of the class on both ends", e);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object readEnumSet(Decoder decoder, Class<?> type) {
        requireEnum(decoder, type);
        EnumSet set = EnumSet.noneOf((Class) type);
        int count = decoder.in().count(2);
        for (int i = 0; i < count; i++) {
            set.add(readConstant(decoder, type));
        }
        return set;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object readEnumMap(Decoder decoder, Class<?> type) {
        requireEnum(decoder, type);
        EnumMap map = new EnumMap((Class) type);
        int count = decoder.in().count(2);
        for (int i = 0; i < count; i++) {
            Enum key = readConstant(decoder, type);
            map.put(key, decoder.read());
        }
        return map;
    }

    private static void requireEnum(Decoder decoder, Class<?> type) {
        if (!type.isEnum()) {
            throw decoder.failed("not an enum; use the same version of the class on both ends", null);
        }
    }

    private static Object readRecord(Decoder decoder, Class<?> type) {
        if (!type.isRecord()) {
            throw decoder.failed("not a record; use the same version of the class on both ends", null);
        }
        if (!decoder.records().isOpen(type)) {
            throw decoder.failed(
                    "its package is not open; open " + type.getPackageName() + " to dev.multiprocessing.core", null);
        }
        RecordShape shape = decoder.records().get(type);
        if (decoder.in().int32() != shape.hash()) {
            throw decoder.failed("it has other components here; use the same version of the class on both ends", null);
        }
        return construct(decoder, type, shape);
    }

    private static Object construct(Decoder decoder, Class<?> type, RecordShape shape) {
        Object[] values = Containers.readElements(decoder, new Object[shape.size()]);
        decoder.nowDecoding(type.getName());
        try {
            return shape.construct(values);
        } catch (InvocationTargetException e) {
            throw thrownByConstructor(decoder, e.getCause());
        } catch (IllegalArgumentException e) {
            throw decoder.failed("a component is of another type; use the same version of the class on both ends", e);
        }
    }

    private static DecodingException thrownByConstructor(Decoder decoder, Throwable cause) {
        return decoder.failed("its constructor threw " + cause, cause);
    }
}
