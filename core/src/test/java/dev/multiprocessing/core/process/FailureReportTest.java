package dev.multiprocessing.core.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.multiprocessing.ChildFailedException;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FailureReportTest {

    @Test
    void theMessageNamesTheChildAndWhatWasThrown() {
        ChildFailedException rebuilt = rebuilt(new IllegalStateException("lost"));

        assertEquals("child failed: name=child, exception=java.lang.IllegalStateException: lost", rebuilt.getMessage());
    }

    @Test
    void theClassOfWhatWasThrownIsKnownByName() {
        ChildFailedException rebuilt = rebuilt(new Unprintable());

        assertEquals(Unprintable.class.getName(), rebuilt.exceptionClass());
    }

    @Test
    void theFramesAreThoseOfTheChild() {
        StackTraceElement[] frames = {
            new StackTraceElement("org.example.A", "run", "A.java", 7),
            new StackTraceElement("org.example.B", "call", null, -2)
        };
        Exception thrown = new Exception();
        thrown.setStackTrace(frames);

        assertArrayEquals(frames, rebuilt(thrown).getStackTrace());
    }

    @Test
    void whatWasThrownWithoutFramesHasNone() {
        Exception thrown = new Exception();
        thrown.setStackTrace(new StackTraceElement[0]);

        assertEquals(0, rebuilt(thrown).getStackTrace().length);
    }

    @Test
    void oneThousandAndTwentyFourFramesAreKeptCountedFromTheTop() {
        StackTraceElement[] frames = Stream.iterate(0, line -> line + 1)
                .limit(2000)
                .map(line -> new StackTraceElement("A", "run", "A.java", line))
                .toArray(StackTraceElement[]::new);
        Error thrown = new StackOverflowError();
        thrown.setStackTrace(frames);

        StackTraceElement[] kept = rebuilt(thrown).getStackTrace();

        assertEquals(1024, kept.length);
        assertEquals(1023, kept[1023].getLineNumber());
    }

    @Test
    void aCauseIsACauseInTheSameForm() {
        Throwable cause =
                rebuilt(new Exception("outer", new IOException("inner"))).getCause();

        assertEquals("caused by: java.io.IOException: inner", cause.getMessage());
        assertEquals("java.io.IOException", ((ChildFailedException) cause).exceptionClass());
        assertNull(cause.getCause());
    }

    @Test
    void causesThatGoInCirclesEndAfterTwenty() {
        Exception first = new Exception("first");
        first.initCause(new Exception("second", first));

        int depth = 0;
        for (Throwable each = rebuilt(first); each != null; each = each.getCause()) {
            depth++;
        }

        assertEquals(20, depth);
    }

    @Test
    void whatWasSuppressedIsNotTold() {
        Exception thrown = new Exception();
        thrown.addSuppressed(new IOException("on close"));

        assertEquals(0, rebuilt(thrown).getSuppressed().length);
    }

    @Test
    void aMessageLongerThanWriteUtfAllowsArrivesWhole() {
        String message = "ü".repeat(100_000);

        String told = rebuilt(new Exception(message)).getMessage();

        assertEquals("child failed: name=child, exception=java.lang.Exception: " + message, told);
    }

    @Test
    void whatCannotDescribeItselfIsDescribedByItsClass() {
        ChildFailedException rebuilt = rebuilt(new Unprintable());

        assertEquals("child failed: name=child, exception=" + Unprintable.class.getName(), rebuilt.getMessage());
    }

    private static ChildFailedException rebuilt(Throwable thrown) {
        return FailureReport.rebuild("child", FailureReport.describe(thrown));
    }

    private static final class Unprintable extends RuntimeException {

        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new UnsupportedOperationException("no words");
        }
    }
}
