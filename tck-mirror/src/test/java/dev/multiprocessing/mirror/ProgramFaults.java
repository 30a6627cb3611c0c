package dev.multiprocessing.mirror;

import static dev.multiprocessing.mirror.Fault.Base.HEAP;

import dev.multiprocessing.Array;
import dev.multiprocessing.BufferTooShortException;
import dev.multiprocessing.ByteValue;
import dev.multiprocessing.Connection;
import dev.multiprocessing.IntValue;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Pipe;
import dev.multiprocessing.Queue;
import dev.multiprocessing.Value;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Faults of what a program is told about its queues, pipes, values and arrays, whatever the transport does. */
final class ProgramFaults {

    static final List<Fault> ALL = List.of(
            Fault.of(
                    "what is put or sent is encoded when it is taken",
                    HEAP,
                    "Q03 P05",
                    "expected: <\\[as it was]> but was: <\\[changed]>",
                    Seam.calls(EncodesLate::new)),
            bend(
                    "a negative bound is none",
                    "Q10",
                    "Expected .*IllegalArgumentException to be thrown",
                    call -> call.is("queue", 1) && call.number(0) < 0 ? call.proceed(0) : call.proceed()),
            bend(
                    "no time to wait is no limit",
                    "Q12 P10",
                    "Expected .*NullPointerException to be thrown",
                    call -> (call.is("put", 2) || call.is("send", 2)) && call.argument(1) == null
                            ? call.proceed(call.argument(0), Multiprocessing.FOREVER)
                            : call.proceed()),
            bend("a one-way pipe goes the other way", "P02", "expected: <true> but was: <false>", call -> {
                Object answer = call.proceed();
                return call.is("pipe", 1) && answer instanceof Pipe pipe
                        ? new Pipe(pipe.second(), pipe.first())
                        : answer;
            }),
            bend(
                    "a one-way pipe goes both ways",
                    "P02 P04",
                    "expected: <false> but was: <true>|Expected .*UnsupportedOperationException to be thrown",
                    call -> call.is("pipe", 1) ? call.proceed(true) : call.proceed()),
            bend(
                    "a two-way pipe goes one way",
                    "P03",
                    "expected: <true> but was: <false>",
                    call -> call.is("pipe", 1) ? call.proceed(false) : call.proceed()),
            bend(
                    "a message of another class is delivered",
                    "P08",
                    "Expected .*DecodingException to be thrown",
                    call -> call.is("recv", 2) ? call.proceed(Object.class, call.argument(1)) : call.proceed()),
            bend("a message that is too long is cut", "P15", "array lengths differ", call -> {
                try {
                    return call.proceed();
                } catch (BufferTooShortException e) {
                    throw new BufferTooShortException(Arrays.copyOf(e.bytes(), 3), 3);
                }
            }),
            bend(
                    "what is outside an array is not sent",
                    "P16",
                    "IndexOutOfBoundsException",
                    call -> call.is("sendBytes", 3)
                            ? call.proceedUnless(IndexOutOfBoundsException.class)
                            : call.proceed()),
            bend("a buffer that cannot be written consumes the message", "P17", "TimedOut", call -> {
                if (call.is("recvBytesInto") && call.argument(0) instanceof ByteBuffer into && into.isReadOnly()) {
                    ((Connection) call.object()).recvBytes(Duration.ofMillis(10));
                }
                return call.proceed();
            }),
            bend(
                    "no array is an empty message",
                    "P18",
                    "Expected .*NullPointerException to be thrown",
                    call -> call.is("sendBytes") ? call.proceedUnless(NullPointerException.class) : call.proceed()),
            bend("bytes are sent as an object", "P19 P11", "array lengths differ|BufferTooShort", call -> {
                if (!call.is("sendBytes", 1) || !(call.argument(0) instanceof byte[] bytes)) {
                    return call.proceed();
                }
                ((Connection) call.object()).send(bytes);
                return call.nothing();
            }),
            bend(
                    "what is not a number equals nothing",
                    "V05 A06",
                    "expected: <true> but was: <false>",
                    call -> call.is("compareAndSet") && isNaN(call) ? false : call.proceed()),
            bend(
                    "a result that does not fit is the nearest one that does",
                    "V07",
                    "expected: <44> but was: <127>",
                    call -> {
                        if (!call.is(ByteValue.class, "updateAndGet")) {
                            return call.proceed();
                        }
                        IntUnaryOperator operator = (IntUnaryOperator) call.argument(0);
                        IntUnaryOperator nearest = x -> Math.min(operator.applyAsInt(x), Byte.MAX_VALUE);
                        return call.proceed(nearest);
                    }),
            bend(
                    "no operator changes nothing",
                    "V08",
                    "Expected .*NullPointerException to be thrown",
                    call -> call.is(Value.class, "updateAndGet")
                            ? call.proceedUnless(NullPointerException.class)
                            : call.proceed()),
            bend("an update that fails clears the value", "V08", "expected: <5> but was: <0>", call -> {
                try {
                    return call.proceed();
                } catch (ArithmeticException e) {
                    ((IntValue) call.object()).set(0);
                    throw e;
                }
            }),
            bend("an array of nothing is refused", "A03", "IllegalArgumentException: an array has elements", call -> {
                if (call.is("intArray") && call.number(0) == 0) {
                    throw new IllegalArgumentException("an array has elements");
                }
                return call.proceed();
            }),
            bend(
                    "an index outside is counted from the end",
                    "A13",
                    "IndexOutOfBoundsException",
                    call -> call.is(Array.class, "get") && call.number(0) < 0 ? call.proceed(0) : call.proceed()),
            bend(
                    "a range outside is cut to the array",
                    "A14",
                    "IndexOutOfBoundsException",
                    call -> call.is("write") || call.is("read")
                            ? call.proceedUnless(IndexOutOfBoundsException.class)
                            : call.proceed()),
            bend(
                    "no array to copy is nothing to copy",
                    "A15",
                    "NullPointerException",
                    call -> call.is("write") || call.is("read")
                            ? call.proceedUnless(NullPointerException.class)
                            : call.proceed()),
            bend(
                    "a negative length is none",
                    "A16",
                    "Expected .*IllegalArgumentException to be thrown",
                    call -> call.is("intArray") && call.number(0) < 0 ? call.proceed(0) : call.proceed()));

    private ProgramFaults() {}

    /** A fault that remembers nothing from one call to the next. */
    private static Fault bend(String story, String rules, String says, Bend bend) {
        return Fault.of(story, HEAP, rules, says, Seam.calls(() -> bend));
    }

    private static boolean isNaN(Call call) {
        Object expected = call.argument(call.arguments().length - 2);
        return expected instanceof Number number && Double.isNaN(number.doubleValue());
    }

    /** Keeps what is put or sent until something else is called. */
    private static final class EncodesLate implements Bend {

        private final List<Call> late = new ArrayList<>(); // guarded by this

        @Override
        public synchronized Object answer(Call call) throws Throwable {
            if (call.is(Queue.class, "put")
                    || call.is(Connection.class, "send")
                    || call.is(Connection.class, "sendBytes")) {
                late.add(call);
                return call.nothing();
            }
            for (Call before : late) {
                before.proceed();
            }
            late.clear();
            return call.proceed();
        }
    }
}
