package dev.multiprocessing.core.codec;

import java.lang.reflect.InaccessibleObjectException;

/** Keeps the shape of each record class as long as the class. */
final class RecordShapes extends ClassValue<RecordShape> {

    RecordShapes() {}

    @Override
    protected RecordShape computeValue(Class<?> type) {
        return RecordShape.open(type);
    }

    /** Whether its module lets this library see and construct it; always on the class path. */
    boolean isOpen(Class<?> type) {
        try {
            get(type);
            return true;
        } catch (InaccessibleObjectException e) {
            return false;
        }
    }
}
