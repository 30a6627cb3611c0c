package dev.multiprocessing.core.stranger;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.razorvine.pickle.PickleException;

/**
 * Says what of a pickle may be looked up by its hash. Python hashes no lists, dicts and sets that can be changed;
 * here a set of sets is none either, as a pickle of some hundred bytes can share sets so that their hash takes for
 * ever. What is left can still be long, and be used as a key many times: all of it together may take so much work as
 * an honest pickle of that length asks for, with much to spare.
 */
final class Keys {

    private static final long WORK_PER_BYTE = 64;
    private static final int CHARACTERS_IN_A_STEP = 64; // that are compared, by the way

    private long work; // that is left; only the thread that unpickles touches it

    /** For a pickle of so many bytes. */
    Keys(int length) {
        work = WORK_PER_BYTE * length;
    }

    /** The key itself, if it may be one. */
    Object checked(Object key) {
        if (key instanceof List || key instanceof Map || key instanceof Set && !isHashable(key)) {
            throw new PickleException("a list, a dict, a set, or a set of sets is a key of a dict or is in a set");
        }
        work -= steps(key);
        if (work < 0) {
            throw new PickleException("the keys in it are longer than its length accounts for");
        }
        return key;
    }

    private static boolean isHashable(Object set) {
        return set instanceof FrozenSet frozen && frozen.isFlat();
    }

    private static int steps(Object key) {
        if (key instanceof FrozenSet frozen) {
            return frozen.size();
        }
        if (key instanceof BigInteger number) {
            return number.bitLength() / Integer.SIZE;
        }
        return key instanceof String text ? text.length() / CHARACTERS_IN_A_STEP : 0;
    }
}
