package dev.multiprocessing.transport.mmap;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.MemberSubstitution;
import net.bytebuddy.description.NamedElement;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * Makes copies of the classes through which all shared state is written, with a {@link CrashSteps step} behind each
 * write. A child that finds them on its class path before the real ones runs the real algorithms, and can be stopped
 * between any two writes; nothing of it stands in the classes themselves.
 *
 * <p>What is made in the background, such as a doorbell, is made there by whoever asks for it, and not before: so that
 * it, and the first ring or wake-up, are among the writes of the thread that is watched.
 *
 * <p>What is named here and is not there fails: else a method that gets another name would not be stopped behind any
 * more, and nobody would be told.
 */
final class CrashWeaver {

    /** Patterns of the names of the methods that write. */
    private static final Map<Class<?>, List<String>> WRITES = Map.of(
            SharedBytes.class, List.of("set.*", "compareAndSet.*", "getAnd.*", "put"),
            PrivateFiles.class,
                    List.of("createEmpty", "createIfAbsent", "writeChunk", "makePrivate", "move", "deleteIfThere"),
            UserDirectory.class, List.of("tryCreate", "createInside", "createProbe"),
            KernelLocks.class, List.of("tryHold", "release", "close"),
            Doorbell.class, List.of("bind", "ring"),
            Futex.class, List.of("wake"));

    private static final Map<Class<?>, List<String>> WRITES_FOR_BELLS =
            Map.of(PrivateFiles.class, List.of("makePrivate"), Doorbell.class, List.of("bind", "ring"));

    private static final Map<Class<?>, List<String>> WRITES_FOR_FUTEX = Map.of(Futex.class, List.of("wake"));

    private CrashWeaver() {}

    /** Makes the classes in a directory. */
    static void weaveInto(Path directory) throws IOException {
        File target = directory.toFile();
        for (Map.Entry<Class<?>, List<String>> writes : WRITES.entrySet()) {
            new ByteBuddy()
                    .redefine(writes.getKey())
                    .visit(Advice.to(CrashSteps.After.class).on(methods(writes.getKey(), writes.getValue())))
                    .make()
                    .saveIn(target);
        }
        weaveLateInto(target);
    }

    private static void weaveLateInto(File target) throws IOException {
        new ByteBuddy()
                .redefine(Late.class)
                .visit(MemberSubstitution.strict()
                        .method(named("start"))
                        .stub()
                        .failIfNoMatch(true)
                        .on(methods(Late.class, List.of("expect"))))
                .visit(MemberSubstitution.strict()
                        .method(named("start"))
                        .replaceWithMethod(named("run"))
                        .failIfNoMatch(true)
                        .on(methods(Late.class, List.of("start"))))
                .make()
                .saveIn(target);
    }

    /** The methods by which who waits so writes, as the steps behind them are called. */
    static Set<String> writesOf(Waiting waiting) {
        Set<String> writes = namesOf(WRITES);
        writes.removeAll(namesOf(waiting == Waiting.FUTEX ? WRITES_FOR_BELLS : WRITES_FOR_FUTEX));
        return writes;
    }

    private static Set<String> namesOf(Map<Class<?>, List<String>> methods) {
        Set<String> names = new TreeSet<>();
        methods.forEach((type, patterns) ->
                namesOf(type, patterns).forEach(method -> names.add(type.getName() + "." + method)));
        return names;
    }

    private static <T extends NamedElement> ElementMatcher<T> methods(Class<?> type, List<String> patterns) {
        return namedOneOf(namesOf(type, patterns).toArray(new String[0]));
    }

    /** The names of the class's methods that match one of the patterns, each of which is to match some. */
    static Set<String> namesOf(Class<?> type, List<String> patterns) {
        Set<String> names = new TreeSet<>();
        for (String pattern : patterns) {
            List<String> matching = Arrays.stream(type.getDeclaredMethods())
                    .map(Method::getName)
                    .filter(name -> name.matches(pattern))
                    .toList();
            if (matching.isEmpty()) {
                throw new AssertionError("no method to weave into: class=" + type.getName() + ", name=" + pattern);
            }
            names.addAll(matching);
        }
        return names;
    }
}
