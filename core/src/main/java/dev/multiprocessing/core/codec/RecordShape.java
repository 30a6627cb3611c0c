package dev.multiprocessing.core.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** The components of one record class, and how to read and construct its records. */
final class RecordShape {

    private final Constructor<?> constructor;
    private final Field[] fields;
    private final int hash;

    private RecordShape(Constructor<?> constructor, Field[] fields, int hash) {
        this.constructor = constructor;
        this.fields = fields;
        this.hash = hash;
    }

    /**
     * Opens the record class by reflection.
     *
     * @throws java.lang.reflect.InaccessibleObjectException if it is in a package that is not open to this module
     */
    static RecordShape open(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Field[] fields = new Field[components.length];
        Class<?>[] types = new Class<?>[components.length];
        StringBuilder description = new StringBuilder();
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                fields[i] = type.getDeclaredField(components[i].getName());
                fields[i].setAccessible(true);
                description
                        .append(fields[i].getName())
                        .append(':')
                        .append(types[i].getName())
                        .append(';');
            }
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return new RecordShape(constructor, fields, description.toString().hashCode());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("not a proper record: class=" + type.getName(), e);
        }
    }

    /** Differs between versions of the class with different components. */
    int hash() {
        return hash;
    }

    int size() {
        return fields.length;
    }

    String name(int component) {
        return fields[component].getName();
    }

    /** The component as it is stored: an accessor may be written by hand, and do anything. */
    Object value(Object instance, int component) {
        try {
            return fields[component].get(instance);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("record closed again: field=" + fields[component], e);
        }
    }

    /** Calls the canonical constructor, which may throw anything. */
    Object construct(Object[] values) throws InvocationTargetException {
        try {
            return constructor.newInstance(values);
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("record closed again: components=" + Arrays.toString(fields), e);
        }
    }
}
