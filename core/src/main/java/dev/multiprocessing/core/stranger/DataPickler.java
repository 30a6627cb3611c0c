package dev.multiprocessing.core.stranger;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.Pickler;

/**
 * Pickles plain data, and refuses everything else; an array of bytes is Python's {@code bytes}. The same object is
 * written once; two that are equal stay two, as the other side may change one of them.
 */
final class DataPickler extends Pickler {

    private static final List<Class<?>> PLAIN = List.of(
            Boolean.class,
            Character.class,
            String.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            BigInteger.class,
            Float.class,
            Double.class);

    private static final List<Class<?>> CONTAINERS = List.of(List.class, Set.class, Map.class, Object[].class);

    /** So deep fits into the stack of any thread: the pickler calls itself five times for each list in a list. */
    private static final int DEEPEST = 256;

    private final Set<Object> unfinished = Collections.newSetFromMap(new IdentityHashMap<>());

    DataPickler() {
        super(true, false);
    }

    @Override
    public void save(Object object) throws PickleException, IOException {
        if (object instanceof byte[] bytes) {
            saveBytes(bytes);
        } else if (object == null || isOneOf(PLAIN, object)) {
            super.save(object);
        } else if (isOneOf(CONTAINERS, object)) {
            saveContainer(object);
        } else {
            throw new PickleException(
                    "no plain data: class=" + object.getClass().getName());
        }
    }

    private static boolean isOneOf(List<Class<?>> types, Object object) {
        return types.stream().anyMatch(type -> type.isInstance(object));
    }

    private void saveContainer(Object container) throws IOException {
        if (!unfinished.add(container)) {
            throw new PickleException("it contains itself");
        }
        if (unfinished.size() > DEEPEST) {
            throw new PickleException("it is nested too deeply: max=" + DEEPEST);
        }
        super.save(container);
        unfinished.remove(container);
    }

    private void saveBytes(byte[] bytes) throws IOException {
        out.write(Opcodes.BINBYTES);
        out.write(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(bytes.length)
                .array());
        out.write(bytes);
    }
}
