package dev.multiprocessing.transport.mmap;

import static net.bytebuddy.matcher.ElementMatchers.nameMatches;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;

/**
 * Makes copies of the classes through which all shared state is written, with a {@link CrashSteps step} behind each
 * write. A child that finds them on its class path before the real ones runs the real algorithms, and can be stopped
 * between any two writes; nothing of it stands in the classes themselves.
 */
final class CrashWeaver {

    private static final Map<Class<?>, String> WRITES = Map.of(
            SharedBytes.class, "set.*|compareAndSet.*|getAnd.*|put",
            PrivateFiles.class, "create|createIfAbsent|writeFully|makePrivate|move|delete",
            UserDirectory.class, "tryCreate|createInside",
            KernelLocks.class, "tryHold|release|close",
            Doorbell.class, "ring|hang",
            Futex.class, "wake");

    private CrashWeaver() {}

    /** Makes the classes in a directory. */
    static void weaveInto(Path directory) throws IOException {
        File target = directory.toFile();
        for (Map.Entry<Class<?>, String> writes : WRITES.entrySet()) {
            new ByteBuddy()
                    .redefine(writes.getKey())
                    .visit(Advice.to(CrashSteps.After.class).on(nameMatches(writes.getValue())))
                    .make()
                    .saveIn(target);
        }
    }
}
