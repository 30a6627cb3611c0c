package dev.multiprocessing.core.stranger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.razorvine.pickle.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever is in a pickle, it becomes plain data or is refused, see {@link PickleFuzzTarget}. More inputs with {@code
 * -Dtest.extraArgs=-Dfuzz=1000000}.
 */
@Timeout(3600)
class PickleFuzzTest {

    private static final int INPUTS = Integer.getInteger("fuzz", 3_000);

    /** Without such as begin something that is read to the end of the line, which hides what comes after it. */
    private static final short[] OPCODES = {
        Opcodes.MARK,
        Opcodes.STOP,
        Opcodes.POP,
        Opcodes.POP_MARK,
        Opcodes.DUP,
        Opcodes.NONE,
        Opcodes.NEWTRUE,
        Opcodes.BININT1,
        Opcodes.BINFLOAT,
        Opcodes.SHORT_BINUNICODE,
        Opcodes.SHORT_BINBYTES,
        Opcodes.LONG1,
        Opcodes.EMPTY_LIST,
        Opcodes.EMPTY_DICT,
        Opcodes.EMPTY_SET,
        Opcodes.EMPTY_TUPLE,
        Opcodes.LIST,
        Opcodes.DICT,
        Opcodes.TUPLE,
        Opcodes.TUPLE1,
        Opcodes.TUPLE2,
        Opcodes.TUPLE3,
        Opcodes.FROZENSET,
        Opcodes.APPEND,
        Opcodes.APPENDS,
        Opcodes.SETITEM,
        Opcodes.SETITEMS,
        Opcodes.ADDITEMS,
        Opcodes.MEMOIZE,
        Opcodes.BINGET,
        Opcodes.BINPUT,
        Opcodes.BINUNICODE8,
        Opcodes.BINBYTES8,
        Opcodes.BYTEARRAY8,
        Opcodes.FRAME,
        Opcodes.LONG4,
        Opcodes.LONG_BINPUT,
        Opcodes.LONG_BINGET,
        Opcodes.BINSTRING,
        Opcodes.READONLY_BUFFER,
        Opcodes.NEXT_BUFFER
    };

    private final long seed = Long.getLong("fuzz.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private int made;

    @Test
    void whateverIsMadeOfRealPicklesBecomesPlainDataOrIsRefused() throws IOException {
        List<byte[]> real = realPickles();
        for (int i = 0; i < INPUTS; i++) {
            byte[] pickle = real.get(random.nextInt(real.size())).clone();
            if (random.nextInt(4) == 0) {
                pickle = spliced(pickle, real.get(random.nextInt(real.size())));
            }
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                pickle = changed(pickle);
            }
            decode(pickle);
        }
        System.out.println("inputs=" + INPUTS + ", plain=" + made + ", seed=" + seed);
        assertTrue(made > INPUTS / 10, "plain=" + made + ", seed=" + seed);
    }

    @Test
    void whateverIsMadeOfOpcodesBecomesPlainDataOrIsRefused() {
        for (int i = 0; i < INPUTS; i++) {
            byte[] pickle = new byte[1 + random.nextInt(60)];
            for (int at = 0; at < pickle.length; at++) {
                boolean small = random.nextInt(3) == 0;
                pickle[at] = (byte) (small ? random.nextInt(4) : OPCODES[random.nextInt(OPCODES.length)]);
            }
            pickle[pickle.length - 1] = (byte) Opcodes.STOP;
            decode(pickle);
        }
        System.out.println("inputs=" + INPUTS + ", plain=" + made + ", seed=" + seed);
    }

    @Test
    void anyBytesBecomePlainDataOrAreRefused() {
        for (int i = 0; i < INPUTS; i++) {
            byte[] pickle = new byte[random.nextInt(100)];
            random.nextBytes(pickle);
            decode(pickle);
        }
        System.out.println("inputs=" + INPUTS + ", plain=" + made + ", seed=" + seed);
    }

    @Test
    void realPicklesOfPlainDataAreMade() throws IOException {
        for (byte[] pickle : realPickles()) {
            decode(pickle);
        }
        assertEquals(218, made);
    }

    private void decode(byte[] pickle) {
        try {
            made += PickleFuzzTarget.isPlainData(pickle) ? 1 : 0;
        } catch (AssertionError e) {
            throw new AssertionError("seed=" + seed, e);
        }
    }

    private byte[] changed(byte[] pickle) {
        int at = random.nextInt(pickle.length);
        switch (random.nextInt(5)) {
            case 0 -> pickle[at] = (byte) random.nextInt();
            case 1 -> pickle[at] = (byte) OPCODES[random.nextInt(OPCODES.length)];
            case 2 -> pickle[at] ^= (byte) (1 << random.nextInt(8));
            case 3 ->
                Arrays.fill(pickle, at, Math.min(pickle.length, at + random.nextInt(9)), (byte) -random.nextInt(2));
            default -> {
                return spliced(pickle, new byte[] {(byte) OPCODES[random.nextInt(OPCODES.length)]});
            }
        }
        return pickle;
    }

    /** A beginning of one, and an end of the other. */
    private byte[] spliced(byte[] first, byte[] second) {
        int end = random.nextInt(first.length) + 1;
        int begin = random.nextInt(second.length);
        byte[] both = Arrays.copyOf(first, end + second.length - begin);
        System.arraycopy(second, begin, both, end, second.length - begin);
        return both;
    }

    private static List<byte[]> realPickles() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                PickleFuzzTest.class.getResourceAsStream("/pickles.txt"), StandardCharsets.US_ASCII))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> HexFormat.of().parseHex(line.substring(2)))
                    .toList();
        }
    }
}
