package dev.multiprocessing.core.codec;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names the steps of a path for error messages, without running code of the objects on it. */
final class Labels {

    private static final int LONGEST_KEY = 40;

    private Labels() {}

    /** A word for the object that a program asked to encode: {@code order}, {@code list}, {@code array}. */
    static String root(Object object) {
        Class<?> type = object.getClass();
        if (type.isArray()) {
            return "array";
        }
        if (type.isHidden()) {
            return "lambda";
        }
        if (type.getName().startsWith("java.util.")) {
            return container(object);
        }
        String name = type.getSimpleName();
        return name.isEmpty() ? "object" : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static String container(Object object) {
        if (object instanceof Map) {
            return "map";
        }
        if (object instanceof Set) {
            return "set";
        }
        if (object instanceof List) {
            return "list";
        }
        return object instanceof Collection ? "collection" : "object";
    }

    /** The step to an element. */
    static String index(int index) {
        return "[" + index + "]";
    }

    /** The step to the value of that key; a key of a type of the program's is named by its class. */
    static String key(Object key) {
        if (key == null) {
            return "{null}";
        }
        if (key instanceof Enum<?> constant) {
            return "{" + constant.name() + "}";
        }
        boolean isPlain = key instanceof String || key instanceof Character || key instanceof Number;
        if (!isPlain || !key.getClass().getName().startsWith("java.")) {
            return "{" + key.getClass().getSimpleName() + "}";
        }
        String text = key.toString();
        return "{" + (text.length() <= LONGEST_KEY ? text : text.substring(0, LONGEST_KEY) + "…") + "}";
    }

    /** The step to a component or field; what a lambda captured has no name of its own. */
    static String field(String name) {
        return name.startsWith("arg$") ? captured(Integer.parseInt(name.substring(4)) - 1) : "." + name;
    }

    /** The step to what a lambda captured. */
    static String captured(int index) {
        return ".captured[" + index + "]";
    }
}
