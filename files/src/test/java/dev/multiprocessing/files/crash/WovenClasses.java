package dev.multiprocessing.files.crash;

import dev.multiprocessing.tck.Jars;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What hundreds of children of the crash tests run, in the form in which a JVM starts soonest: woven classes before the
 * real ones, all of them in jars, and an archive of what one child has loaded, made once.
 */
public final class WovenClasses {

    private final List<String> options;

    private WovenClasses(List<String> options) {
        this.options = options;
    }

    /** Makes them in a directory. */
    public static WovenClasses make(Path directory) throws IOException, InterruptedException {
        Path woven = Files.createDirectory(directory.resolve("woven"));
        CrashWeaver.weaveInto(woven);
        String jars = Jars.of(woven + File.pathSeparator + Child.classes(), directory);
        Path archive = directory.resolve("archive.jsa");
        rehearse(Files.createDirectory(directory.resolve("rehearsal")), options("ArchiveClassesAtExit", archive, jars));
        return new WovenClasses(options("SharedArchiveFile", archive, jars));
    }

    /** With which a JVM runs them. */
    public List<String> options() {
        return options;
    }

    private static List<String> options(String use, Path archive, String jars) {
        return List.of("-Xlog:disable", "-XX:" + use + "=" + archive, "-cp", jars);
    }

    private static void rehearse(Path directory, List<String> options) throws IOException, InterruptedException {
        try (CrashScene scene = CrashedOperation.PUT_FIRST.in(directory);
                Child peer = new WovenClasses(options).start(CrashedOperation.PUT_FIRST, CrashSteps.NONE, scene)) {
            peer.join();
        }
    }

    /** Starts a child for a scene; it stops at this step. */
    public Child start(CrashedOperation operation, int step, CrashScene scene) throws InterruptedException {
        Child peer = Child.startWoven(
                this, operation.childs(), step, scene.arguments().toArray(new String[0]));
        scene.welcome(peer);
        return peer;
    }
}
