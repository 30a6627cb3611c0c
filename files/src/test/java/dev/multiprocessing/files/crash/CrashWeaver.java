package dev.multiprocessing.files.crash;

import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;

import dev.multiprocessing.files.KernelLocks;
import dev.multiprocessing.files.PrivateFiles;
import dev.multiprocessing.files.SharedBytes;
import dev.multiprocessing.files.UserDirectory;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.NamedElement;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * Makes copies of the classes through which all shared state is written, with a {@link CrashSteps step} behind each
 * write. A child that finds them on its class path before the real ones runs the real algorithms, and can be stopped
 * between any two writes; nothing of it stands in the classes themselves.
 *
 * <p>What is named here and is not there fails: else a method that gets another name would not be stopped behind any
 * more, and nobody would be told.
 */
public final class CrashWeaver {

    /** Patterns of the names of the methods that write. */
    private static final Map<Class<?>, List<String>> WRITES = Map.of(
            SharedBytes.class, List.of("set.*", "compareAndSet.*", "getAnd.*", "put"),
            PrivateFiles.class,
                    List.of("createEmpty", "createIfAbsent", "writeChunk", "makePrivate", "move", "deleteIfThere"),
            UserDirectory.class, List.of("tryCreate", "createInside", "createProbe"),
            KernelLocks.class, List.of("tryHold", "release", "close"));

    private CrashWeaver() {}

    /** Makes the classes in a directory. */
    public static void weaveInto(Path directory) throws IOException {
        File target = directory.toFile();
        for (Map.Entry<Class<?>, List<String>> writes : allWrites().entrySet()) {
            new ByteBuddy()
                    .redefine(writes.getKey())
                    .visit(Advice.to(CrashSteps.After.class).on(methods(writes.getKey(), writes.getValue())))
                    .make()
                    .saveIn(target);
        }
        Subject.here().weaveMoreInto(target);
    }

    /** The methods that write, as the steps behind them are called. */
    public static Set<String> writes() {
        return namesOf(allWrites());
    }

    private static Map<Class<?>, List<String>> allWrites() {
        Map<Class<?>, List<String>> all = new HashMap<>(WRITES);
        all.putAll(Subject.here().writes());
        return all;
    }

    /** The names of these methods, as the steps behind them are called. */
    public static Set<String> namesOf(Map<Class<?>, List<String>> methods) {
        Set<String> names = new TreeSet<>();
        methods.forEach((type, patterns) ->
                namesOf(type, patterns).forEach(method -> names.add(type.getName() + "." + method)));
        return names;
    }

    /** What matches these methods. */
    public static <T extends NamedElement> ElementMatcher<T> methods(Class<?> type, List<String> patterns) {
        return namedOneOf(namesOf(type, patterns).toArray(new String[0]));
    }

    /** The names of the class's methods that match one of the patterns, each of which is to match some. */
    public static Set<String> namesOf(Class<?> type, List<String> patterns) {
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
