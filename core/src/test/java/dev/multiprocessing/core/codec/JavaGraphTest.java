package dev.multiprocessing.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.Codec;
import dev.multiprocessing.DecodingException;
import dev.multiprocessing.EncodingException;
import java.io.File;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Currency;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class JavaGraphTest {

    static final class Node implements Serializable {
        private static final long serialVersionUID = 1;
        private Node next; // the test that builds the list writes it

        static Node chain(int length) {
            Node first = null;
            for (int i = 0; i < length; i++) {
                Node node = new Node();
                node.next = first;
                first = node;
            }
            return first;
        }
    }

    static Stream<Object> serializables() {
        Properties properties = new Properties();
        properties.setProperty("k", "v");
        return Stream.of(
                new Date(5),
                new java.sql.Timestamp(7),
                new GregorianCalendar(TimeZone.getTimeZone("Europe/Paris")),
                TimeZone.getTimeZone("Asia/Tokyo"),
                Locale.GERMANY,
                Currency.getInstance("EUR"),
                URI.create("http://example.org/x"),
                new File("x/y"),
                InetSocketAddress.createUnresolved("example.org", 80),
                InetAddress.getLoopbackAddress(),
                BitSet.valueOf(new long[] {5}),
                properties,
                String.class,
                int.class,
                int[].class,
                JavaGraphTest.class);
    }

    @ParameterizedTest
    @MethodSource("serializables")
    void serializableValueOfTheJdkArrives(Object value) {
        assertEquals(value, Wire.roundTrip(value));
    }

    @Test
    void exceptionArrivesWithCauseAndStackTrace() {
        Exception sent = new IOException("outer", new IllegalStateException("inner"));

        Exception arrived = Wire.roundTrip(sent);

        assertEquals("inner", arrived.getCause().getMessage());
        assertEquals(sent.getStackTrace()[0], arrived.getStackTrace()[0]);
    }

    @Test
    void cycleInsideOfASerializableClassSurvives() {
        Node node = new Node();
        node.next = node;

        Node arrived = Wire.roundTrip(node);

        assertSame(arrived, arrived.next);
    }

    @Test
    void longChainOfSerializableObjectsArrives() {
        Node arrived = Wire.roundTrip(Node.chain(300));

        int length = 0;
        for (Node node = arrived; node != null; node = node.next) {
            length++;
        }
        assertEquals(300, length);
    }

    @Test
    void chainThatIsTooLongForTheStackIsRefusedByTheSender() {
        EncodingException e = assertThrows(EncodingException.class, () -> Wire.encode(Node.chain(1_000_000)));

        assertTrue(e.getMessage()
                .startsWith("cannot encode: path=node, class=" + Node.class.getName()
                        + ", reason=nested too deeply for this thread's stack"));
    }

    /** Uses the codec while it is being encoded, as an object does that logs through a queue. */
    static final class Nested implements Serializable {
        private static final long serialVersionUID = 1;
        private static final Codec CODEC = new CompactCodec();

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.writeObject(Wire.encode(CODEC, "inner"));
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            assertEquals("inner", Wire.decode(CODEC, (byte[]) in.readObject()));
        }
    }

    @Test
    void objectThatUsesTheSameCodecWhileItIsEncodedDoesNoHarm() {
        List<Object> sent = List.of("before", new Nested(), "after");

        @SuppressWarnings("unchecked")
        List<Object> arrived = (List<Object>) Wire.decode(Nested.CODEC, Wire.encode(Nested.CODEC, sent));

        assertEquals("before", arrived.get(0));
        assertEquals("after", arrived.get(2));
    }

    static final class Angry implements Serializable {
        private static final long serialVersionUID = 1;
        private final boolean isAngryWhenWritten;
        private final RuntimeException anger;

        Angry(boolean isAngryWhenWritten, RuntimeException anger) {
            this.isAngryWhenWritten = isAngryWhenWritten;
            this.anger = anger;
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            if (isAngryWhenWritten) {
                throw anger;
            }
            out.defaultWriteObject();
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            if (anger == null) {
                throw new InvalidObjectException("no reason");
            }
            throw anger;
        }
    }

    @Test
    void whatWriteObjectThrowsIsTheCause() {
        RuntimeException anger = new IllegalStateException("not now");

        EncodingException e = assertThrows(EncodingException.class, () -> Wire.encode(List.of(new Angry(true, anger))));

        assertEquals(
                "cannot encode: path=list[0], class=" + Angry.class.getName()
                        + ", reason=its serialization threw java.lang.IllegalStateException: not now;"
                        + " see the cause, or send what it is made of",
                e.getMessage());
        assertSame(anger, e.getCause());
    }

    @Test
    void whatReadObjectThrowsIsTheCause() {
        byte[] message = Wire.encode(new Angry(false, new IllegalStateException("not now")));

        DecodingException e = assertThrows(DecodingException.class, () -> Wire.decode(message));

        assertEquals("not now", e.getCause().getMessage());
    }

    @Test
    void ioExceptionOfReadObjectIsTheCause() {
        byte[] message = Wire.encode(new Angry(false, null));

        DecodingException e = assertThrows(DecodingException.class, () -> Wire.decode(message));

        assertEquals(
                "cannot decode: class=" + Angry.class.getName()
                        + ", reason=its deserialization threw java.io.InvalidObjectException: no reason",
                e.getMessage());
    }

    @Test
    void classesComeFromTheContextClassLoaderFirst() throws Exception {
        byte[] message = Wire.encode(new ArrayList<>(List.of(new Node(), new RecordsTest.Empty())));
        URL[] path = {JavaGraphTest.class.getProtectionDomain().getCodeSource().getLocation()};
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);

            List<?> arrived = (List<?>) Wire.decode(message);

            assertSame(loader, arrived.get(0).getClass().getClassLoader());
            assertSame(loader, arrived.get(1).getClass().getClassLoader());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void codecsOwnLoaderHelpsAThreadWithoutContextClassLoader() {
        byte[] message = Wire.encode(new RecordsTest.Empty());
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try {
            Thread.currentThread().setContextClassLoader(null);

            assertEquals(new RecordsTest.Empty(), Wire.decode(message));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}
