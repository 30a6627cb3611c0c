package dev.multiprocessing.mirror;

import static dev.multiprocessing.mirror.Fault.Base.HEAP;
import static dev.multiprocessing.mirror.Fault.Base.MMAP;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.MultiprocessingOptions;
import dev.multiprocessing.MultiprocessingProvider;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Faults of contexts and child processes, as a program sees them. */
final class ChildFaults {

    static final List<Fault> ALL = List.of(
            bend(
                    "a context names another transport",
                    HEAP,
                    "C01",
                    "expected: <broken> but was: <heap>",
                    call -> call.is("transport") ? "heap" : call.proceed()),
            Fault.of(
                    "an unknown transport is another one",
                    HEAP,
                    "C02",
                    "Expected .*TransportNotFoundException to be thrown",
                    Seam.provider(right -> new Entry(right) {
                        @Override
                        public Multiprocessing open(MultiprocessingOptions options) {
                            return super.open(options.withTransport(BrokenProvider.NAME));
                        }
                    })),
            Fault.of(
                    "everybody has a current context",
                    HEAP,
                    "C03",
                    "Expected .*IllegalStateException to be thrown",
                    Seam.provider(right -> new Entry(right) {
                        @Override
                        public Optional<Multiprocessing> current() {
                            return super.current().or(() -> Optional.of(nobody()));
                        }
                    })),
            Fault.of("a child may have no children", HEAP, "C07", "Process-1", Seam.provider(right -> new Entry(right) {
                @Override
                public Optional<Multiprocessing> current() {
                    return super.current().map(context -> Bent.context(context, ChildFaults::childless));
                }
            })),
            bend(
                    "a child has another process id than it says",
                    HEAP,
                    "C04",
                    "expected: <\\d+> but was: <\\d+>",
                    call -> call.is("pid") ? (long) call.proceed() + 1 : call.proceed()),
            bend(
                    "a running child is said to have ended",
                    HEAP,
                    "C05",
                    "expected: <true> but was: <false>",
                    call -> call.is("isAlive") ? false : call.proceed()),
            bend(
                    "a child that was not started, or is closed, has no exit code yet",
                    HEAP,
                    "C08 C10",
                    "Expected .*IllegalStateException to be thrown",
                    call -> {
                        try {
                            return call.proceed();
                        } catch (IllegalStateException e) {
                            if (call.is("exitCode")) {
                                return OptionalInt.empty();
                            }
                            throw e;
                        }
                    }),
            bend(
                    "a child that was started can be set up, to no effect",
                    HEAP,
                    "C09",
                    "Expected .*IllegalStateException to be thrown",
                    call -> call.is("daemon", 1) ? call.proceedUnless(IllegalStateException.class) : call.proceed()),
            bend("all children have one name", HEAP, "C11", "expected: not equal but was: <Process-1>", call -> {
                Object answer = call.proceed();
                return call.is("name", 0) && answer.toString().startsWith("Process-") ? "Process-1" : answer;
            }),
            bend(
                    "no name is a name",
                    HEAP,
                    "C12",
                    "Expected .*NullPointerException to be thrown",
                    call -> call.is("name", 1) ? call.proceedUnless(NullPointerException.class) : call.proceed()),
            bend(
                    "the options of a child are dropped",
                    MMAP,
                    "C13",
                    "from environment, null",
                    call -> call.is("jvmOptions") ? call.object() : call.proceed()),
            bend(
                    "nobody is told what a child has thrown",
                    HEAP,
                    "C14 C20 C34",
                    "No value present|expected: <true> but was: <false>",
                    call -> call.is("failure") ? Optional.empty() : call.proceed()),
            bend(
                    "every child ends with code 0",
                    MMAP,
                    "C15 C16 C17 C18",
                    "expected: <(7|137|-9|-15)> but was: <0>",
                    call -> call.is("exitCode") ? OptionalInt.of(0) : call.proceed()),
            bend("the end by a signal is told as a shell does", MMAP, "C17", "expected: <-9> but was: <137>", call -> {
                Object answer = call.proceed();
                return OptionalInt.of(-9).equals(answer) ? OptionalInt.of(137) : answer;
            }),
            bend(
                    "an exit that looks like a signal is told as one",
                    MMAP,
                    "C16",
                    "expected: <137> but was: <-9>",
                    call -> {
                        Object answer = call.proceed();
                        return OptionalInt.of(137).equals(answer) ? OptionalInt.of(-9) : answer;
                    }),
            bend("to terminate is to kill", MMAP, "C18", "expected: <-15> but was: <-9>", call -> {
                if (!call.is("terminate")) {
                    return call.proceed();
                }
                ((ChildProcess) call.object()).kill();
                return call.nothing();
            }),
            bend(
                    "a daemon is a child as any other",
                    HEAP,
                    "D16",
                    "expected: <true> but was: <false>",
                    call -> call.is("daemon", 1) ? call.object() : call.proceed()),
            Fault.of(
                    "the close of a context kills who has not joined yet",
                    MMAP,
                    "D18 D20",
                    "failed|expected: <0> but was: <-9>",
                    Seam.calls(Impatient::new)));

    private ChildFaults() {}

    /** A fault that remembers nothing from one call to the next. */
    private static Fault bend(String story, Fault.Base base, String rules, String says, Bend bend) {
        return Fault.of(story, base, rules, says, Seam.calls(() -> bend));
    }

    private static Object childless(Call call) throws Throwable {
        if (call.is("process")) {
            throw new UnsupportedOperationException("a child may have no children");
        }
        return call.proceed();
    }

    private static Multiprocessing nobody() {
        return (Multiprocessing) Proxy.newProxyInstance(
                Multiprocessing.class.getClassLoader(),
                new Class<?>[] {Multiprocessing.class},
                (proxy, method, arguments) -> null);
    }

    /** How programs come to a context, as it should be. */
    private static class Entry implements MultiprocessingProvider {

        private final MultiprocessingProvider right;

        Entry(MultiprocessingProvider right) {
            this.right = right;
        }

        @Override
        public Multiprocessing open(MultiprocessingOptions options) {
            return right.open(options);
        }

        @Override
        public Optional<Multiprocessing> current() {
            return right.current();
        }
    }

    /** Kills all children before it closes. */
    private static final class Impatient implements Bend {

        private final Set<ChildProcess> started = ConcurrentHashMap.newKeySet();

        @Override
        public Object answer(Call call) throws Throwable {
            if (call.is(Multiprocessing.class, "close")) {
                started.forEach(ChildProcess::kill);
            }
            Object answer = call.proceed();
            if (call.is("start")) {
                started.add((ChildProcess) call.object());
            }
            return answer;
        }
    }
}
