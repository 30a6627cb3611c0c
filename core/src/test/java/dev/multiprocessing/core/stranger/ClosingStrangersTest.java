package dev.multiprocessing.core.stranger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.multiprocessing.MultiprocessingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The context takes its connections and listeners with it. */
class ClosingStrangersTest {

    private final List<String> closed = new ArrayList<>();

    @Test
    void thoseThatFailKeepNoOtherOpen() {
        IOException first = new IOException("first");
        IOException second = new IOException("second");
        List<AutoCloseable> all =
                List.of(failing(first), () -> closed.add("one"), failing(second), () -> closed.add("two"));

        MultiprocessingException failure = assertThrows(MultiprocessingException.class, () -> Strangers.closeAll(all));

        assertEquals(List.of("one", "two"), closed);
        assertSame(first, failure.getCause());
        assertArrayEquals(
                new Throwable[] {second},
                Stream.of(failure.getSuppressed()).map(Throwable::getCause).toArray());
    }

    private static AutoCloseable failing(IOException reason) {
        return () -> {
            throw reason;
        };
    }
}
