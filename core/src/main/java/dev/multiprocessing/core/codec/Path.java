package dev.multiprocessing.core.codec;

import java.util.ArrayList;
import java.util.List;

/** Where in an object the encoder is, for messages; it costs a store a step, and is put into words only if it is needed. */
final class Path {

    /** So many steps are put into words; who is lost deeper than that is lost in a cycle. */
    private static final int WORDS = 40;

    private final List<Object> steps = new ArrayList<>();

    /** A step into a named part. */
    void enter(String part) {
        steps.add(part);
    }

    /** A step into an element. */
    void enterIndex(int index) {
        steps.add(index);
    }

    /** A step into a map's value. */
    void enterKey(Object key) {
        steps.add(new Key(key));
    }

    void leave() {
        steps.remove(steps.size() - 1);
    }

    int depth() {
        return steps.size();
    }

    @Override
    public String toString() {
        StringBuilder words = new StringBuilder("object");
        for (Object step : steps.subList(0, Math.min(steps.size(), WORDS))) {
            if (step instanceof Integer index) {
                words.append('[').append(index).append(']');
            } else {
                words.append(step);
            }
        }
        return steps.size() > WORDS ? words + "…" : words.toString();
    }

    private record Key(Object key) {
        @Override
        public String toString() {
            return "{" + key + "}";
        }
    }
}
