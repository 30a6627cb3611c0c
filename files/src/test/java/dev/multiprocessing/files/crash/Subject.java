package dev.multiprocessing.files.crash;

import dev.multiprocessing.files.Medium;
import dev.multiprocessing.spi.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;

/** The transport whose participants are killed: the one whose tests these are, found as a service. */
public interface Subject {

    /** The one on the class path. */
    static Subject here() {
        return ServiceLoader.load(Subject.class).findFirst().orElseThrow();
    }

    /** What it is made of. */
    Medium medium(Settings settings);

    /** Options of a child's JVM. */
    List<String> options();

    /** One class of each place from which a child needs classes, besides those of files and the spi. */
    List<Class<?>> homes();

    /** Patterns of the names of methods that write to shared memory or files, besides those of files. */
    Map<Class<?>, List<String>> writes();

    /** Which of all methods that write, by class and name, are never called here. */
    Set<String> neverCalled();

    /** Makes further changed classes. */
    void weaveMoreInto(File directory) throws IOException;

    /** Does what a producer does that finds no room behind the tail, but puts no message. */
    void goOnInNextSegment(Path segment, Path next, long tail);

    /** In whose method {@code sleep} a thread is that waits for others. */
    Class<?> sleeper();
}
