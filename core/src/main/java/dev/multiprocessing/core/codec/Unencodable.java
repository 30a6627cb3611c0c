package dev.multiprocessing.core.codec;

import dev.multiprocessing.EncodingException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Travels from an object that cannot be encoded up to the root, and collects the path on its way.
 *
 * <p>Unchecked, since it has to pass through {@link java.io.ObjectOutputStream} unharmed: that one answers an
 * IOException by writing the exception into the stream.
 */
final class Unencodable extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** A path with more steps is shown with its middle left out. */
    private static final int SHOWN_STEPS = 24;

    private final transient Deque<String> steps = new ArrayDeque<>();

    private transient Predicate<Object> culprit; // the encoding thread notes it inside of a Java object graph

    private final String className;
    private final String reason;
    private final String cure;

    /** For the object of that class, which may be known by name only. */
    Unencodable(String className, String reason, String cure, Throwable cause) {
        super(reason, cause, false, false);
        this.className = className;
        this.reason = reason;
        this.cure = cure;
    }

    /** Adds a step on the left, as {@code [3]}, {@code .name} or {@code {key}}. */
    Unencodable at(String step) {
        steps.addFirst(step);
        return this;
    }

    /** Notes which object of a Java object graph it is about; the steps so far begin there. */
    Unencodable about(Predicate<Object> culprit) {
        this.culprit = culprit;
        return this;
    }

    /** Completes the path through the graph, as far as it can be found. */
    Unencodable through(OffenderPath paths) {
        if (culprit == null) {
            return this;
        }
        List<String> found = paths.to(culprit);
        for (int i = found.size() - 1; i >= 0; i--) {
            steps.addFirst(found.get(i));
        }
        culprit = null;
        return this;
    }

    /** What the program gets to see. */
    EncodingException toEncodingException(Object root) {
        return new EncodingException(
                "cannot encode: path=" + Labels.root(root) + path() + ", class=" + className + ", reason=" + reason
                        + "; " + cure,
                getCause());
    }

    private String path() {
        StringBuilder path = new StringBuilder();
        Iterator<String> iterator = steps.iterator();
        for (int i = 0; i < steps.size(); i++) {
            String step = iterator.next();
            if (i < SHOWN_STEPS / 2 || i >= steps.size() - SHOWN_STEPS / 2) {
                path.append(step);
            }
            if (i == SHOWN_STEPS / 2 && steps.size() > SHOWN_STEPS) {
                path.append('…');
            }
        }
        return path.toString();
    }
}
