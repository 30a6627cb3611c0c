package dev.multiprocessing.core.stranger;

import java.io.IOException;
import java.util.Set;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.Unpickler;

/** Makes plain data of pickles, and refuses those that ask for more, or for more memory than they have bytes. */
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

    private static final Set<Short> WITH_LENGTH_OF_FOUR =
            Set.of(Opcodes.BINSTRING, Opcodes.BINUNICODE, Opcodes.BINBYTES, Opcodes.LONG4);

    private static final Set<Short> WITH_LENGTH_OF_EIGHT =
            Set.of(Opcodes.BINUNICODE8, Opcodes.BINBYTES8, Opcodes.BYTEARRAY8, Opcodes.FRAME);

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
        return super.dispatch(opcode);
    }

    /** So many bytes are the length, little end first, of what must follow them. */
    private void requireThere(int bytes) throws IOException {
        input.mark(bytes);
        long length = 0;
        for (int i = 0; i < bytes; i++) {
            length |= (long) input.read() << (Byte.SIZE * i);
        }
        if (length < 0 || length > input.available()) {
            throw new PickleException("something in it is longer than the rest of it: length=" + length);
        }
        input.reset();
    }
}
