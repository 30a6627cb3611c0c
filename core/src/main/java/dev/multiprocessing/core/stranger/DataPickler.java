package dev.multiprocessing.core.stranger;

import java.io.IOException;
import java.io.OutputStream;
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
 *
 * <p>Python hashes what is in a set or in a key of a dict, and nothing that can be changed: a set becomes a {@code
 * frozenset} there, and a list or a map is refused.
 */
final class DataPickler extends Pickler {

    /** The first that has sets. */
    private static final int WITH_SETS = 4;

    private static final List<Class<?>> PLAIN = List.of(
            Boolean.class,
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

    private static final int LARGEST_BYTE = 255;

    private final Set<Object> unfinished = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Object, Integer> written = new IdentityHashMap<>(); // and under which numbers they are known
    private final Map<Object, Integer> writtenHashed = new IdentityHashMap<>(); // the same, of hashed containers
    private boolean isHashed; // what is being written; only the thread that pickles touches it

    DataPickler() {
        super(false);
    }

    @Override
    public void dump(Object object, OutputStream into) throws IOException {
        out = into;
        out.write(Opcodes.PROTO);
        out.write(WITH_SETS);
        save(object);
        out.write(Opcodes.STOP);
    }

    @Override
    public void save(Object object) throws PickleException, IOException {
        if (unfinished.contains(object)) {
            throw new PickleException("it contains itself");
        }
        Integer number = numbersOf(object).get(object);
        if (number != null) {
            saveNumber(Opcodes.BINGET, Opcodes.LONG_BINGET, number);
        } else if (object instanceof byte[] bytes) {
            saveBytes(bytes);
        } else if (object instanceof String || object instanceof Character) {
            saveText(object);
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

    /** The library writes it with each object that may be referred to later. */
    @Override
    protected void writeMemo(Object object) throws IOException {
        int number = written.size() + writtenHashed.size();
        numbersOf(object).put(object, number);
        saveNumber(Opcodes.BINPUT, Opcodes.LONG_BINPUT, number);
    }

    private Map<Object, Integer> numbersOf(Object object) {
        return isHashed && isOneOf(CONTAINERS, object) ? writtenHashed : written;
    }

    private void saveNumber(int shortForm, int longForm, int number) throws IOException {
        if (number <= LARGEST_BYTE) {
            out.write(shortForm);
            out.write(number);
        } else {
            out.write(longForm);
            saveInt(number);
        }
    }

    private void saveContainer(Object container) throws IOException {
        unfinished.add(container);
        if (unfinished.size() > DEEPEST) {
            throw new PickleException("it is nested too deeply: max=" + DEEPEST);
        }
        if (isHashed && (container instanceof List || container instanceof Map)) {
            throw new PickleException("a list or a map is in a set or in a key, where Python cannot hash it");
        }
        if (container instanceof Set<?> set) {
            saveSet(set);
        } else if (container instanceof Map<?, ?> map) {
            saveMap(map);
        } else {
            super.save(container);
        }
        unfinished.remove(container);
    }

    private void saveSet(Set<?> set) throws IOException {
        if (isHashed || set instanceof FrozenSet) {
            saveElements(set, Opcodes.FROZENSET);
            writeMemo(set);
        } else {
            out.write(Opcodes.EMPTY_SET);
            writeMemo(set);
            saveElements(set, Opcodes.ADDITEMS);
        }
    }

    private void saveElements(Set<?> set, int end) throws IOException {
        out.write(Opcodes.MARK);
        for (Object element : set) {
            saveHashed(element);
        }
        out.write(end);
    }

    private void saveMap(Map<?, ?> map) throws IOException {
        out.write(Opcodes.EMPTY_DICT);
        writeMemo(map);
        out.write(Opcodes.MARK);
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            saveHashed(entry.getKey());
            save(entry.getValue());
        }
        out.write(Opcodes.SETITEMS);
    }

    private void saveHashed(Object object) throws IOException {
        boolean before = isHashed;
        isHashed = true;
        save(object);
        isHashed = before;
    }

    private void saveText(Object text) throws IOException {
        byte[] bytes = Text.encode(text.toString());
        out.write(Opcodes.BINUNICODE);
        saveInt(bytes.length);
        out.write(bytes);
        writeMemo(text);
    }

    private void saveBytes(byte[] bytes) throws IOException {
        out.write(Opcodes.BINBYTES);
        saveInt(bytes.length);
        out.write(bytes);
    }

    private void saveInt(int number) throws IOException {
        out.write(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array());
    }
}
