package dev.multiprocessing.core.stranger;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;

/**
 * Makes plain data of pickles, and refuses those that ask for more, or for more memory or time than their length
 * accounts for. It keeps the order of dicts and sets.
 */
final class DataUnpickler extends Unpickler {

    private static final Set<Short> MAKE_OBJECTS = Set.of(
            Opcodes.GLOBAL,
            Opcodes.STACK_GLOBAL,
            Opcodes.INST,
            Opcodes.OBJ,
            Opcodes.REDUCE,
            Opcodes.NEWOBJ,
            Opcodes.NEWOBJ_EX,
            Opcodes.BUILD,
            Opcodes.EXT1,
            Opcodes.EXT2,
            Opcodes.EXT4,
            Opcodes.PERSID,
            Opcodes.BINPERSID,
            Opcodes.NEXT_BUFFER);

    private static final Set<Short> WITH_LENGTH_OF_FOUR = Set.of(Opcodes.BINSTRING, Opcodes.BINBYTES, Opcodes.LONG4);

    private static final Set<Short> WITH_LENGTH_OF_EIGHT = Set.of(Opcodes.BINBYTES8, Opcodes.BYTEARRAY8, Opcodes.FRAME);

    /** CPython's own limit to how long a number it makes of text, as that takes the square of its length. */
    private static final int MOST_DIGITS = 4300;

    private static final Map<String, Double> NOT_FINITE =
            Map.of("nan", Double.NaN, "inf", Double.POSITIVE_INFINITY, "-inf", Double.NEGATIVE_INFINITY);

    private final Keys keys;

    /** For one pickle of so many bytes. */
    DataUnpickler(int length) {
        keys = new Keys(length);
    }

    @Override
    protected Object dispatch(short opcode) throws PickleException, IOException {
        if (MAKE_OBJECTS.contains(opcode)) {
            throw new PickleException("it asks for an object of a class, or for a call, which is not done");
        }
        if (WITH_LENGTH_OF_FOUR.contains(opcode)) {
            requireThere(Integer.BYTES);
        } else if (WITH_LENGTH_OF_EIGHT.contains(opcode)) {
            requireThere(Long.BYTES);
        }
        switch (opcode) {
            case Opcodes.EMPTY_DICT -> stack.add(new LinkedHashMap<>());
            case Opcodes.DICT -> stack.add(putAll(new LinkedHashMap<>(), stack.pop_all_since_marker()));
            case Opcodes.SETITEM -> setItem();
            case Opcodes.SETITEMS -> putAll(stack.pop_all_since_marker());
            case Opcodes.EMPTY_SET -> stack.add(new LinkedHashSet<>());
            case Opcodes.FROZENSET -> stack.add(new FrozenSet(checkedKeys(stack.pop_all_since_marker())));
            case Opcodes.ADDITEMS -> addAll(checkedKeys(stack.pop_all_since_marker()), Set.class);
            case Opcodes.APPENDS -> addAll(stack.pop_all_since_marker(), List.class);
            case Opcodes.POP_MARK -> stack.pop_all_since_marker();
            case Opcodes.SHORT_BINUNICODE -> addText(PickleUtils.readbyte(input));
            case Opcodes.BINUNICODE -> addText(length(Integer.BYTES));
            case Opcodes.BINUNICODE8 -> addText(length(Long.BYTES));
            case Opcodes.LONG -> addNumber(PickleUtils.readline(input));
            case Opcodes.FLOAT -> addFloat(PickleUtils.readline(input));
            default -> {
                return super.dispatch(opcode);
            }
        }
        return NO_RETURN_VALUE;
    }

    private void setItem() {
        Object value = stack.pop();
        Object key = stack.pop();
        putAll(Arrays.asList(key, value));
    }

    private void putAll(List<Object> keysAndValues) {
        @SuppressWarnings("unchecked")
        Map<Object, Object> dict = (Map<Object, Object>) stack.peek();
        putAll(dict, keysAndValues);
    }

    private Object putAll(Map<Object, Object> dict, List<Object> keysAndValues) {
        if (keysAndValues.size() % 2 != 0) {
            throw new PickleException("a key without a value");
        }
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            dict.put(keys.checked(keysAndValues.get(i)), keysAndValues.get(i + 1));
        }
        return dict;
    }

    private List<Object> checkedKeys(List<Object> elements) {
        elements.forEach(keys::checked);
        return elements;
    }

    /** The library would copy the whole of a list for each of the parts in which it comes. */
    private <C extends Collection<?>> void addAll(List<Object> elements, Class<C> type) {
        @SuppressWarnings("unchecked")
        Collection<Object> collection = (Collection<Object>) type.cast(stack.peek());
        collection.addAll(elements);
    }

    private void addText(int length) throws IOException {
        stack.add(Text.decode(PickleUtils.readbytes(input, length)));
    }

    private void addNumber(String text) {
        if (text.length() > MOST_DIGITS) {
            throw new PickleException("a number of too many digits: length=" + text.length() + ", max=" + MOST_DIGITS);
        }
        String digits = text.endsWith("L") ? text.substring(0, text.length() - 1) : text;
        stack.add(PickleUtils.optimizeBigint(new BigInteger(digits)));
    }

    private void addFloat(String text) {
        Double special = NOT_FINITE.get(text);
        stack.add(special == null ? Double.valueOf(text) : special);
    }

    /** So many bytes are the length of what must follow them. */
    private void requireThere(int bytes) throws IOException {
        input.mark(bytes);
        length(bytes);
        input.reset();
    }

    /** Reads so many bytes, the little end first, which are the length of what must follow them. */
    private int length(int bytes) throws IOException {
        long length = 0;
        for (int i = 0; i < bytes; i++) {
            length |= (long) input.read() << (Byte.SIZE * i);
        }
        if (length < 0 || length > input.available()) {
            throw new PickleException("something in it is longer than the rest of it: length=" + length);
        }
        return (int) length;
    }
}
