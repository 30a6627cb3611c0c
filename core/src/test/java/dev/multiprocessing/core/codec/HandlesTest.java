package dev.multiprocessing.core.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.multiprocessing.ClosedException;
import dev.multiprocessing.Codec;
import dev.multiprocessing.DecodingException;
import dev.multiprocessing.Target;
import dev.multiprocessing.core.codec.FakeHandles.Shared;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HandlesTest {

    /** What a program may well write: a Serializable class with a queue in it. */
    static final class Job implements Serializable {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // carried by its handle
        private final Shared results;

        @SuppressWarnings("serial")
        private final List<Shared> all;

        private final Shared[] array;

        Job(Shared results) {
            this.results = results;
            this.all = new ArrayList<>(List.of(results, new Shared("other")));
            this.array = new Shared[] {results};
        }

        private void readObject(java.io.ObjectInputStream in) throws java.io.IOException, ClassNotFoundException {
            in.defaultReadObject();
            if (results == null || array[0] != results) {
                throw new java.io.InvalidObjectException("handles not resolved yet");
            }
        }
    }

    record Message(Shared replyTo, Map<String, Shared> byName) {}

    interface SerializableCallable<T> extends Callable<T>, Serializable {}

    @Test
    void handleArrives() {
        assertEquals(new Shared("a"), Wire.roundTrip(new Shared("a")));
    }

    @Test
    void handlesInContainersAndRecordsArrive() {
        Message sent = new Message(new Shared("a"), Map.of("b", new Shared("b")));

        assertEquals(sent, Wire.roundTrip(sent));
    }

    @Test
    void typedArrayOfHandlesArrives() {
        Shared[] arrived = Wire.roundTrip(new Shared[] {new Shared("a"), null});

        assertArrayEquals(new Shared[] {new Shared("a"), null}, arrived);
    }

    @Test
    void handlesInASerializableObjectArriveBeforeItsReadObjectLooksAtThem() {
        Job arrived = Wire.roundTrip(new Job(new Shared("results")));

        assertEquals(new Shared("results"), arrived.results);
        assertEquals(List.of(new Shared("results"), new Shared("other")), arrived.all);
    }

    @Test
    void handleThatASerializableObjectRefersToTwiceIsOneObjectThere() {
        Job arrived = Wire.roundTrip(new Job(new Shared("results")));

        assertSame(arrived.results, arrived.all.get(0));
        assertSame(arrived.results, arrived.array[0]);
    }

    @Test
    void lambdaKeepsTheHandlesItCaptured() throws Exception {
        Shared first = new Shared("first");
        Shared second = new Shared("second");
        int number = 3;
        SerializableCallable<String> sent = () -> first.name() + number + second.name();

        SerializableCallable<String> arrived = Wire.roundTrip(sent);

        assertEquals("first3second", arrived.call());
        assertNotSame(sent, arrived);
    }

    @Test
    void lambdaKeepsTheContainersAndRecordsItCaptured() throws Exception {
        Message message = new Message(new Shared("a"), Map.of());
        Optional<List<Shared>> some = Optional.of(List.of(new Shared("b")));
        SerializableCallable<String> sent =
                () -> message.replyTo().name() + some.orElseThrow().get(0).name();

        SerializableCallable<String> arrived = Wire.roundTrip(sent);

        assertEquals("ab", arrived.call());
    }

    @Test
    void boundMethodReferenceToAHandleArrives() throws Exception {
        SerializableCallable<String> sent = new Shared("bound")::name;

        assertEquals("bound", Wire.roundTrip(sent).call());
    }

    @Test
    void targetWithSeveralArgumentsArrives() throws Exception {
        Target.Of3<Shared, List<String>, Integer> target = HandlesTest::work;
        Object[] sent = {target, new Shared("queue"), new ArrayList<String>(), 5};

        Object[] arrived = Wire.roundTrip(sent);
        run(arrived);

        assertEquals(List.of("queue5"), arrived[2]);
    }

    static void work(Shared queue, List<String> log, int number) {
        log.add(queue.name() + number);
    }

    @SuppressWarnings("unchecked") // as the child process does with what it is sent
    private static void run(Object[] call) throws Exception {
        ((Target.Of3<Object, Object, Object>) call[0]).run(call[1], call[2], call[3]);
    }

    @Test
    void jdkValuesAreNotAskedAbout() {
        FakeHandles handles = new FakeHandles();

        new CompactCodec().encode(List.of(1, "x", Map.of(2L, new int[1])), handles);

        assertEquals(List.of(), handles.asked());
    }

    @Test
    void handleThatDoesNotExistAnyMoreIsToldByTheHandles() {
        byte[] message = Wire.encode(new Shared("a"));
        for (int i = 0; i < message.length; i++) {
            message[i] = message[i] == ':' ? (byte) '/' : message[i];
        }

        DecodingException e = assertThrows(DecodingException.class, () -> Wire.decode(message));

        assertEquals("no such handle: handle=shared/a", e.getMessage());
    }

    @Test
    void exceptionOfTheHandlesPassesUnchangedFromInsideAGraph() {
        byte[] message = Wire.encode(new Job(new Shared("a")));
        Codec codec = new CompactCodec();

        assertThrows(ClosedException.class, () -> codec.decode(ByteBuffer.wrap(message), new ClosedHandles()));
        assertThrows(ClosedException.class, () -> codec.encode(new Job(new Shared("a")), new ClosedHandles()));
    }

    private static final class ClosedHandles implements Codec.Handles {
        @Override
        public Optional<String> export(Object object) {
            if (object instanceof Shared) {
                throw new ClosedException("context is closed");
            }
            return Optional.empty();
        }

        @Override
        public Object resolve(String handle) {
            throw new ClosedException("context is closed");
        }
    }
}
