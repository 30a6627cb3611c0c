package dev.multiprocessing.core.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;

/** How a record class is taken apart and put together; made when first asked for, and kept with the class. */
final class RecordShape {

    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type.getRecordComponents(), type);
        }
    };

    private final RecordComponent[] components;
    private final Class<?> type;

    private RecordShape(RecordComponent[] components, Class<?> type) {
        this.components = components;
        this.type = type;
    }

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    int size() {
        return components.length;
    }

    String name(int index) {
        return components[index].getName();
    }

    Object get(Object object, int index) throws ReflectiveOperationException {
        Method accessor = components[index].getAccessor();
        accessor.setAccessible(true);
        return accessor.invoke(object);
    }

    Object create(Object[] values) throws ReflectiveOperationException {
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = components[i].getType();
        }
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }
}
