package dev.multiprocessing.transport.mmap;

import static net.bytebuddy.matcher.ElementMatchers.named;

import dev.multiprocessing.files.crash.CrashWeaver;
import java.io.File;
import java.io.IOException;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.MemberSubstitution;

/**
 * Makes a copy of the class by which things are made in the background, such as a doorbell: there they are made by
 * whoever asks for them, and not before, so that they, and the first ring or wake-up, are among the writes of the
 * thread that is watched. Apart from the subject, which children load, without this library.
 */
final class LateWeaver {

    private LateWeaver() {}

    /** Makes the class in a directory. */
    static void weaveInto(File directory) throws IOException {
        new ByteBuddy()
                .redefine(Late.class)
                .visit(MemberSubstitution.strict()
                        .method(named("start"))
                        .stub()
                        .failIfNoMatch(true)
                        .on(CrashWeaver.methods(Late.class, List.of("expect"))))
                .visit(MemberSubstitution.strict()
                        .method(named("start"))
                        .replaceWithMethod(named("run"))
                        .failIfNoMatch(true)
                        .on(CrashWeaver.methods(Late.class, List.of("start"))))
                .make()
                .saveIn(directory);
    }
}
