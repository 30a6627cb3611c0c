package dev.multiprocessing.core.stranger;

import com.sun.management.ThreadMXBean;
import dev.multiprocessing.DecodingException;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What is to hold whatever is in a pickle: it becomes plain data or a {@link DecodingException}, and takes no more
 * memory than its length accounts for. {@link PickleFuzzTest} makes pickles up at random, and a fuzzer that is guided
 * by coverage calls {@link #fuzzerTestOneInput}.
 */
public final class PickleFuzzTarget {

    private static final Set<Class<?>> SCALARS = Set.of(
            Boolean.class, String.class, Integer.class, Long.class, BigInteger.class, Double.class, byte[].class);

    private static final long MEMORY_PER_BYTE = 400;
    private static final long MEMORY_OF_EACH = 2_000_000; // exceptions, the unpickler

    private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final PickleCodec CODEC = new PickleCodec();

    private PickleFuzzTarget() {}

    /** The input is a pickle. */
    public static void fuzzerTestOneInput(byte[] input) {
        isPlainData(input);
    }

    /**
     * Whether it became plain data; false if it was refused, and an error if it was something else. What takes much
     * memory is tried again, as the first of its kind may have loaded classes.
     */
    static boolean isPlainData(byte[] pickle) {
        long most = MEMORY_OF_EACH + MEMORY_PER_BYTE * pickle.length;
        long before = MEMORY.getCurrentThreadAllocatedBytes();
        boolean isPlain = tryPlainData(pickle);
        if (MEMORY.getCurrentThreadAllocatedBytes() - before > most) {
            before = MEMORY.getCurrentThreadAllocatedBytes();
            isPlain = tryPlainData(pickle);
            long taken = MEMORY.getCurrentThreadAllocatedBytes() - before;
            if (taken > most) {
                throw new AssertionError(
                        "memory=" + taken + ", pickle=" + HexFormat.of().formatHex(pickle));
            }
        }
        return isPlain;
    }

    private static boolean tryPlainData(byte[] pickle) {
        Object decoded = null;
        boolean isDecoded = false;
        try {
            decoded = CODEC.decode(ByteBuffer.wrap(pickle), null);
            isDecoded = true;
        } catch (DecodingException e) {
            if (e.getMessage().isEmpty()) {
                throw new AssertionError("no reason: pickle=" + HexFormat.of().formatHex(pickle), e);
            }
        } catch (RuntimeException | Error e) {
            throw new AssertionError("pickle=" + HexFormat.of().formatHex(pickle), e);
        }
        if (!isPlain(decoded)) {
            throw new AssertionError(
                    "decoded=" + decoded + ", pickle=" + HexFormat.of().formatHex(pickle));
        }
        return isDecoded;
    }

    private static boolean isPlain(Object root) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> left = new ArrayDeque<>(Arrays.asList(root == null ? "" : root));
        while (!left.isEmpty()) {
            Object one = left.pop();
            if (SCALARS.contains(one.getClass()) || !seen.add(one)) {
                continue;
            }
            if (one instanceof Collection<?> collection) {
                collection.stream().filter(Objects::nonNull).forEach(left::push);
            } else if (one instanceof Map<?, ?> map) {
                map.keySet().stream().filter(Objects::nonNull).forEach(left::push);
                map.values().stream().filter(Objects::nonNull).forEach(left::push);
            } else if (one instanceof Object[] tuple) {
                Arrays.stream(tuple).filter(Objects::nonNull).forEach(left::push);
            } else {
                return false;
            }
        }
        return true;
    }
}
