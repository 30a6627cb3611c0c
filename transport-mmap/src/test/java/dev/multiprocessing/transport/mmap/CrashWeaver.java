package dev.multiprocessing.transport.mmap;

import static net.bytebuddy.matcher.ElementMatchers.nameMatches;
import static net.bytebuddy.matcher.ElementMatchers.named;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.MemberSubstitution;

/**
 * Makes copies of the classes through which all shared state is written, with a {@link CrashSteps step} behind each
 * write. A child that finds them on its class path before the real ones runs the real algorithms, and can be stopped
 * between any two writes; nothing of it stands in the classes themselves.
 *
 * <p>What is made in the background, such as a doorbell, is made there by whoever asks for it: so that it, and the
 * first ring or wake-up, are among the writes of the thread that is watched.
 */
final class CrashWeaver {

    private static final Map<Class<?>, String> WRITES = Map.of(
            SharedBytes.class, "set.*|compareAndSet.*|getAnd.*|put",
            PrivateFiles.class, "createEmpty|createIfAbsent|writeChunk|makePrivate|move|deleteIfThere",
            UserDirectory.class, "tryCreate|createInside|createProbe",
            KernelLocks.class, "tryHold|release|close",
            Doorbell.class, "bind|ring",
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
        new ByteBuddy()
                .redefine(Late.class)
                .visit(MemberSubstitution.strict()
                        .method(named("start"))
                        .replaceWithMethod(named("run"))
                        .on(named("begin")))
                .make()
                .saveIn(target);
    }
}
