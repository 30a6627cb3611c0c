package dev.multiprocessing.tck.runner;

import java.util.Collection;
import java.util.Map;

/** Writes maps, collections, strings, numbers and booleans as JSON, two spaces a level. */
final class Json {

    private static final String LEVEL = "  ";

    private final StringBuilder text = new StringBuilder();

    private Json() {}

    static String of(Object value) {
        Json json = new Json();
        json.value(value, "\n");
        return json.text.append('\n').toString();
    }

    private void value(Object value, String line) {
        if (value instanceof Map<?, ?> map) {
            list('{', map.entrySet(), '}', line);
        } else if (value instanceof Collection<?> collection) {
            list('[', collection, ']', line);
        } else if (value instanceof Map.Entry<?, ?> entry) {
            string(entry.getKey().toString());
            text.append(": ");
            value(entry.getValue(), line);
        } else if (value instanceof String string) {
            string(string);
        } else {
            text.append(value);
        }
    }

    private void list(char first, Collection<?> values, char last, String line) {
        text.append(first);
        String separator = "";
        for (Object value : values) {
            text.append(separator).append(line).append(LEVEL);
            value(value, line + LEVEL);
            separator = ",";
        }
        text.append(values.isEmpty() ? "" : line).append(last);
    }

    /** Only what is both safe and readable stands for itself: halves of characters cannot be written in UTF-8. */
    private void string(String string) {
        text.append('"');
        for (char c : string.toCharArray()) {
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c >= ' ' && c < 0x7f) {
                text.append(c);
            } else {
                text.append(String.format("\\u%04x", (int) c));
            }
        }
        text.append('"');
    }
}
