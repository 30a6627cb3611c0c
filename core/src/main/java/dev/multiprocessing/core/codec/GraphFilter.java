package dev.multiprocessing.core.codec;

import dev.multiprocessing.DecodingException;
import java.io.ObjectInputFilter;
import java.util.Optional;

/**
 * Guards the decoding of one Java serialization stream: its classes, its depth, and what it makes the JDK allocate.
 *
 * <p>Array lengths are asked here before the array is made; the hash tables of maps and sets also are. A stream has at
 * least one byte for each element of an array, and hash tables have room for at most a few times their elements. The
 * sum over all arrays is limited, not each one, since they can be nested before the first is found to be cut short.
 */
final class GraphFilter implements ObjectInputFilter {

    /** Deeper than a thread's stack usually lets a sender go, so that what was encoded is not refused here. */
    static final int MAX_DEPTH = 10_000;

    private static final int ELEMENTS_PER_BYTE = 8;
    private static final int FREE_ELEMENTS = 64;

    private final ClassRules rules;

    private long budget; // elements that may still be allocated; the decoding thread counts it down

    GraphFilter(ClassRules rules, int streamLength) {
        this.rules = rules;
        this.budget = (long) ELEMENTS_PER_BYTE * streamLength + FREE_ELEMENTS;
    }

    /** Throws what says more than a status; the stream hands it on as the cause of its own exception. */
    @Override
    public Status checkInput(FilterInfo info) {
        if (info.depth() > MAX_DEPTH) {
            throw MessageReader.corrupt("nested too deeply: depth=" + info.depth() + ", max=" + MAX_DEPTH);
        }
        if (info.arrayLength() > 0 && (budget -= info.arrayLength()) < 0) {
            throw MessageReader.corrupt("length exceeds what is there: length=" + info.arrayLength());
        }
        Optional<Refusal> refusal = rules.refusal(info);
        if (refusal.isPresent()) {
            throw refused(info, refusal.get());
        }
        return Status.ALLOWED;
    }

    private static DecodingException refused(FilterInfo info, Refusal refusal) {
        return info.serialClass() == null
                ? new DecodingException("cannot decode: reason=" + refusal.reason() + "; " + refusal.cure())
                : refusal.toDecodingException(info.serialClass());
    }
}
