package dev.multiprocessing.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.EncodingException;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Pipe;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a program prints or logs of the things it has. */
class TextsTest {

    private final Multiprocessing mp = Multiprocessing.open("heap");

    @AfterEach
    void close() {
        mp.close();
    }

    @Test
    void aThingSaysWhatItIs() {
        Pipe oneWay = mp.pipe(false);

        assertEquals(
                List.of(
                        "Queue[unbounded]",
                        "Queue[maxsize=2]",
                        "Connection[BOTH]",
                        "Pipe[first=Connection[RECEIVES], second=Connection[SENDS]]",
                        "DoubleValue",
                        "BooleanArray[length=3]",
                        "SharedLock"),
                texts(
                        mp.queue(),
                        mp.queue(2),
                        mp.pipe().second(),
                        oneWay,
                        mp.value(1.0),
                        mp.booleanArray(3),
                        mp.lock()));
    }

    @Test
    void aThingSaysThatItIsClosed() throws Exception {
        AutoCloseable[] things = {mp.queue(2), mp.pipe().first(), mp.value(1), mp.intArray(3), mp.lock()};

        for (AutoCloseable thing : things) {
            thing.close();
        }

        assertEquals(
                List.of(
                        "Queue[maxsize=2, closed]",
                        "Connection[BOTH, closed]",
                        "IntValue[closed]",
                        "IntArray[closed]",
                        "SharedLock[closed]"),
                texts((Object[]) things));
    }

    @Test
    void aChildThatCannotBeStartedIsNamed() {
        String message = assertThrows(
                        EncodingException.class,
                        () -> mp.process(argument -> {}, new Object())
                                .name("worker")
                                .start())
                .getMessage();

        assertTrue(
                message.startsWith(
                        "child not started: name=worker, in the array of its target [0] and arguments [1..]: "
                                + "cannot encode: path=array[1], class=java.lang.Object"),
                message);
    }

    private static List<String> texts(Object... things) {
        return Stream.of(things).map(Object::toString).toList();
    }
}
