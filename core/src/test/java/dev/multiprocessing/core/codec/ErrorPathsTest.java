package dev.multiprocessing.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.EncodingException;
import java.io.Serializable;
import java.net.Socket;
import java.time.DayOfWeek;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class ErrorPathsTest {

    private static final Socket SOCKET = new Socket();

    record Order(Object lines) {}

    static class Line implements Serializable {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // that it is not Serializable is the point
        private final Object socket;

        Line(Object socket) {
            this.socket = socket;
        }
    }

    static final class LongLine extends Line {
        private static final long serialVersionUID = 1;
        private final int length = 3;

        LongLine(Object socket) {
            super(socket);
        }

        int length() {
            return length;
        }
    }

    interface SerializableCallable<T> extends Callable<T>, Serializable {}

    static Stream<Arguments> paths() {
        Line line = new Line(SOCKET);
        EnumMap<DayOfWeek, Object> days = new EnumMap<>(DayOfWeek.class);
        days.put(DayOfWeek.MONDAY, SOCKET);
        Object local = SOCKET;
        int number = 4;
        SerializableCallable<Object> capturing = () -> number + String.valueOf(local);
        return Stream.of(
                Arguments.of("socket", SOCKET),
                Arguments.of("order.lines", new Order(SOCKET)),
                Arguments.of("order.lines[3].socket", new Order(Arrays.asList(1, null, "x", line))),
                Arguments.of("order.lines.lines", new Order(new Order(SOCKET))),
                Arguments.of("order.lines.get()", new Order(Optional.of(SOCKET))),
                Arguments.of("list[1]", List.of(1, SOCKET)),
                Arguments.of("set[0]", Set.of(SOCKET)),
                Arguments.of("array[1][0]", new Object[][] {{}, {SOCKET}}),
                Arguments.of("map{key}", Map.of("key", SOCKET)),
                Arguments.of("map{null}", Collections.singletonMap(null, SOCKET)),
                Arguments.of("map{Order}", Map.of(new Order(1), SOCKET)),
                Arguments.of("map{MONDAY}", days),
                Arguments.of("map{" + "k".repeat(40) + "…}", Map.of("k".repeat(41), SOCKET)),
                Arguments.of("map.keySet()[0]", Map.of(SOCKET, "value")),
                Arguments.of("line.socket", line),
                Arguments.of("longLine.socket", new LongLine(SOCKET)),
                Arguments.of("line.socket.socket", new Line(line)),
                Arguments.of("line.socket[1]", new Line(new Object[] {1, SOCKET})),
                Arguments.of("line.socket[1]", new Line(new ArrayList<>(List.of(1, SOCKET)))),
                Arguments.of("line.socket{5}.socket", new Line(new HashMap<>(Map.of(5, line)))),
                Arguments.of("line.socket.keySet()[0]", new Line(new HashMap<>(Map.of(SOCKET, 5)))),
                Arguments.of("line.socket.lines[0]", new Line(new Order(List.of(SOCKET)))),
                Arguments.of("lambda.captured[1]", capturing),
                Arguments.of("array[0].captured[1]", new Object[] {capturing, 1}));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void messageHasThePathAndTheClassAndTheCure(String path, Object root) {
        EncodingException e = assertThrows(EncodingException.class, () -> Wire.encode(root));

        assertEquals(
                "cannot encode: path=" + path + ", class=java.net.Socket, reason=not serializable;"
                        + " make it Serializable, mark the field transient, or send what it is made of",
                e.getMessage());
    }

    @Test
    void pathThatCannotBeFoundLeavesTheClass() {
        Line line = new Line(Collections.unmodifiableCollection(new ArrayDeque<>(List.of(SOCKET)))
                .iterator());

        EncodingException e = assertThrows(EncodingException.class, () -> Wire.encode(line));

        assertTrue(
                e.getMessage().startsWith("cannot encode: path=line.socket, class=java.util.Collections$"),
                e.getMessage());
    }

    @Test
    void refusedClassInsideAGraphHasItsPath() throws Exception {
        Line line = new Line(new javax.management.ObjectName("a:b=c"));

        EncodingException e = assertThrows(EncodingException.class, () -> Wire.encode(line));

        assertTrue(
                e.getMessage()
                        .startsWith("cannot encode: path=line.socket, class=javax.management.ObjectName, reason="),
                e.getMessage());
    }

    @Test
    void lambdaThatIsNotSerializableGetsItsOwnCure() {
        Runnable lambda = () -> {};

        EncodingException e = assertThrows(EncodingException.class, () -> Wire.encode(new Order(lambda)));

        assertTrue(
                e.getMessage().endsWith("not serializable; cast the lambda to a Serializable type such as Target"),
                e.getMessage());
    }

    @Test
    void walkForThePathStopsInCycles() {
        Object[] cycle = new Object[2];
        cycle[0] = cycle;
        cycle[1] = SOCKET;

        EncodingException e = assertThrows(EncodingException.class, () -> Wire.encode(new Line(cycle)));

        assertTrue(e.getMessage().startsWith("cannot encode: path=line.socket[1], "), e.getMessage());
    }

    @Test
    void encodingGoesOnAfterAFailure() {
        CompactCodec codec = new CompactCodec();
        assertThrows(EncodingException.class, () -> Wire.encode(codec, List.of("x", new Line(SOCKET))));

        assertEquals("next", Wire.decode(codec, Wire.encode(codec, "next")));
    }
}
