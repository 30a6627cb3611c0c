package dev.multiprocessing.transport.mmap;

import static net.bytebuddy.matcher.ElementMatchers.isMethod;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;

import dev.multiprocessing.files.SharedBytes;
import dev.multiprocessing.files.crash.CrashAgent;
import java.io.IOException;
import java.nio.file.Path;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;

/** Counts how often a child reads and writes shared memory, all its threads together, roughly. */
public final class SharedAccesses {

    private static int count;

    private SharedAccesses() {}

    /** Makes a class in the directory that counts, see {@link CrashAgent}. */
    static void weaveInto(Path directory) throws IOException {
        new ByteBuddy()
                .redefine(SharedBytes.class)
                .visit(Advice.to(Counted.class).on(isMethod().and(not(namedOneOf("buffer", "size")))))
                .make()
                .saveIn(directory.toFile());
    }

    /** How many there were so far. */
    static int count() {
        return count;
    }

    public static void add() {
        count++;
    }

    /** What is put before each. */
    static final class Counted {

        private Counted() {}

        @Advice.OnMethodEnter
        static void enter() {
            SharedAccesses.add();
        }
    }
}
