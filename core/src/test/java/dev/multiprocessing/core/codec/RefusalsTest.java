package dev.multiprocessing.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.DecodingException;
import dev.multiprocessing.EncodingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class RefusalsTest {

    /** Serializable, so that nothing but the rules can object to a proxy of it. */
    static final class Handler implements InvocationHandler, Serializable {
        private static final long serialVersionUID = 1;

        @Override
        public Object invoke(Object proxy, java.lang.reflect.Method method, Object[] arguments) {
            return 0;
        }
    }

    private static Object proxy() {
        return Proxy.newProxyInstance(
                RefusalsTest.class.getClassLoader(), new Class<?>[] {Comparable.class}, new Handler());
    }

    static Stream<Object> refused() throws Exception {
        return Stream.of(
                new javax.management.ObjectName("a:b=c"),
                new java.rmi.RemoteException(),
                URI.create("http://example.org").toURL(),
                new java.security.Permissions(),
                proxy());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void senderHearsThatAClassIsRefused(Object object) {
        EncodingException e = assertThrows(EncodingException.class, () -> Wire.encode(List.of(object)));

        assertTrue(e.getMessage().startsWith("cannot encode: path=list[0], class="), e.getMessage());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void receiverRefusesTheClassWhateverTheSenderDoes(Object object) throws IOException {
        byte[] message = forge(object);

        DecodingException e = assertThrows(DecodingException.class, () -> Wire.decode(message));

        assertTrue(e.getMessage().startsWith("cannot decode: class="), e.getMessage());
    }

    @Test
    void refusalSaysWhyAndWhatToDo() throws Exception {
        byte[] message = forge(new javax.management.ObjectName("a:b=c"));

        DecodingException e = assertThrows(DecodingException.class, () -> Wire.decode(message));

        assertEquals(
                "cannot decode: class=javax.management.ObjectName, reason=a class of the JDK that is not among its values"
                        + " and collections; send what it is made of, or let the deployer allow it with -Djdk.serialFilter",
                e.getMessage());
    }

    @Test
    void proxyCannotBeAllowed() {
        ClassRules rules = rules("*");

        assertTrue(rules.refusal(proxy().getClass()).isPresent());
    }

    @Test
    void deployerAllowsWhatIsRefusedByDefault() {
        ClassRules rules = rules("javax.management.ObjectName");

        assertTrue(rules.refusal(javax.management.ObjectName.class).isEmpty());
    }

    @Test
    void deployerRefusesWhatIsAllowedByDefault() {
        ClassRules rules = rules("!dev.multiprocessing.core.codec.RefusalsTest$*");

        assertEquals(
                "refused by the JVM-wide filter",
                rules.refusal(Handler.class).orElseThrow().reason());
    }

    @Test
    void deployerWhoAllowsAFewClassesOnlyCannotBreakHandles() {
        ClassRules rules = rules("java.lang.String;!*");

        assertTrue(rules.refusal(StandIn.class).isEmpty());
        assertTrue(rules.refusal(Handler.class).isPresent());
    }

    @Test
    void arrayIsRefusedForItsElements() {
        ClassRules rules = new ClassRules(() -> null);

        assertTrue(rules.refusal(javax.management.ObjectName[][].class).isPresent());
    }

    @Test
    void applicationClassesAndInterfacesAreAllowed() {
        ClassRules rules = new ClassRules(() -> null);

        assertTrue(rules.refusal(Handler.class).isEmpty());
        assertTrue(rules.refusal(int[].class).isEmpty());
        assertTrue(rules.refusal(javax.management.NotificationListener.class).isEmpty());
    }

    private static ClassRules rules(String pattern) {
        ObjectInputFilter filter = ObjectInputFilter.Config.createFilter(pattern);
        return new ClassRules(() -> filter);
    }

    @Test
    void arrayLargerThanItsStreamIsRefusedBeforeItIsMade() throws IOException {
        byte[] message = forge(new long[100]);
        int lengthAt = message.length - 100 * Long.BYTES - Integer.BYTES;
        ByteBuffer.wrap(message).putInt(lengthAt, Integer.MAX_VALUE);

        DecodingException e = assertThrows(DecodingException.class, () -> Wire.decode(message));

        assertTrue(e.getMessage().contains("length exceeds what is there: length=2147483647"), e.getMessage());
    }

    @Test
    void hashTablesOfAnHonestStreamFitItsBudget() {
        Map<Object, Object> outer = new HashMap<>();
        for (int i = 0; i < 1_000; i++) {
            outer.put(i, new HashSet<>());
        }
        Holder sent = new Holder(outer);

        Holder arrived = Wire.roundTrip(sent);

        assertEquals(outer, arrived.map);
    }

    static final class Holder implements Serializable {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // a HashMap is
        private final Map<Object, Object> map;

        Holder(Map<Object, Object> map) {
            this.map = map;
        }
    }

    /** What a sender without rules would send. */
    private static byte[] forge(Object object) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(stream)) {
            out.writeObject(object);
        }
        byte[] graph = stream.toByteArray();
        return ByteBuffer.allocate(graph.length + 6)
                .put((byte) Tag.VERSION)
                .put((byte) Tag.JAVA)
                .putInt(graph.length)
                .put(graph)
                .array();
    }
}
