package dev.multiprocessing.core.stranger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.DecodingException;
import dev.multiprocessing.EncodingException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.razorvine.pickle.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a program may send to strangers, and what becomes of it. */
@Timeout(60)
class PickleCodecTest {

    private final PickleCodec codec = new PickleCodec();

    @Test
    void listsThatAreEqualButTwoStayTwo() {
        List<?> back = (List<?>) sent(List.of(new ArrayList<>(List.of(1)), new ArrayList<>(List.of(1))));

        assertEquals(back.get(0), back.get(1));
        assertNotSame(back.get(0), back.get(1));
    }

    @Test
    void listThatIsAtTwoPlacesStaysOne() {
        List<Integer> shared = List.of(1);
        List<?> back = (List<?>) sent(List.of(shared, shared));

        assertSame(back.get(0), back.get(1));
    }

    @Test
    void whatIsSharedManyTimesIsSentOnce() {
        List<Object> laughs = List.of();
        for (int i = 0; i < 200; i++) {
            laughs = List.of(laughs, laughs);
        }

        assertTrue(codec.encode(laughs, null).remaining() < 10_000);
    }

    @Test
    void whatContainsItselfIsRefused() {
        List<Object> list = new ArrayList<>();
        list.add(Map.of(1, List.of(list)));
        Map<Object, Object> map = new HashMap<>();
        map.put("me", map);
        Object[] tuple = new Object[1];
        tuple[0] = List.of(tuple, 2);

        for (Object one : new Object[] {list, map, tuple}) {
            assertRefused("contains itself", one);
        }
    }

    @Test
    void whatIsNestedTooDeeplyIsRefused() {
        assertRefused("nested too deeply", nested(257));
        assertEquals(nested(256), sent(nested(256)));
    }

    @Test
    void whatIsNoPlainDataIsNamed() {
        assertRefused("java.lang.Thread", List.of(Thread.currentThread()));
    }

    @Test
    void setsAreSent() {
        for (Set<?> set : List.of(Set.of(), Set.of(1, "two"), Set.of(Set.of(2), Set.of()))) {
            assertEquals(set, sent(set));
        }
        assertEquals(Map.of(Set.of(1), Set.of(2)), sent(Map.of(Set.of(1), Set.of(2))));
    }

    @Test
    void setIsFrozenOnlyWhereItIsHashed() {
        Set<Integer> set = Set.of(1);
        List<?> back = (List<?>) sent(List.of(set, Map.of(set, set), Set.of(set)));

        assertFalse(back.get(0) instanceof FrozenSet);
        Map.Entry<?, ?> entry = ((Map<?, ?>) back.get(1)).entrySet().iterator().next();
        assertTrue(entry.getKey() instanceof FrozenSet);
        assertSame(back.get(0), entry.getValue());
        assertSame(entry.getKey(), ((Set<?>) back.get(2)).iterator().next());
    }

    @Test
    void frozenSetStaysFrozen() {
        assertTrue(sent(new FrozenSet(List.of(1))) instanceof FrozenSet);
    }

    @Test
    void whatPythonCannotHashIsRefusedWhereItIsHashed() {
        List<Integer> list = List.of(1);
        for (Object hashed : List.of(list, Map.of(), new Object[] {list}, Set.of(new Object[] {Map.of()}))) {
            assertRefused("cannot hash", Set.of(hashed));
            assertRefused("cannot hash", Map.of(hashed, 1));
            assertRefused("cannot hash", List.of(hashed, Set.of(hashed)));
        }
        assertEquals(Map.of(1, list), sent(Map.of(1, list)));
    }

    @Test
    void textArrivesUnchanged() {
        for (String text :
                List.of("", "\ud83d\udc0d", "\udc80", "a\ud800", "\udfffb", "\udc0d\ud83d", "\ufffd\udc80\u00e9")) {
            assertEquals(text, sent(text));
        }
    }

    @Test
    void halfOfASurrogatePairArrives() {
        assertEquals("\udc80", sent('\udc80'));
    }

    @Test
    void textThatIsNotInUtf8IsRefused() {
        for (int second : new int[] {'a', 0x80, 0xA0}) {
            byte[] pickle = {(byte) Opcodes.SHORT_BINUNICODE, 3, (byte) 0xED, (byte) second, 'b', Opcodes.STOP};
            DecodingException refusal =
                    assertThrows(DecodingException.class, () -> codec.decode(ByteBuffer.wrap(pickle), null));

            assertTrue(refusal.getMessage().contains("not in UTF-8"), refusal::getMessage);
        }
    }

    @Test
    void whatIsOneOfManyIsReferredToAllTheSame() {
        List<List<Integer>> many = Stream.generate(() -> List.of(1)).limit(1000).toList();
        List<?> back = (List<?>) sent(List.of(many, many.get(0), many.get(999)));

        assertSame(((List<?>) back.get(0)).get(0), back.get(1));
        assertSame(((List<?>) back.get(0)).get(999), back.get(2));
    }

    private static Object nested(int depth) {
        List<Object> list = List.of();
        for (int i = 1; i < depth; i++) {
            list = List.of(list);
        }
        return list;
    }

    private void assertRefused(String reason, Object object) {
        EncodingException refusal = assertThrows(EncodingException.class, () -> codec.encode(object, null));

        assertTrue(refusal.getMessage().contains(reason), refusal::getMessage);
    }

    private Object sent(Object object) {
        ByteBuffer message = codec.encode(object, null);
        return codec.decode(message, null);
    }
}
