package dev.multiprocessing.core.bootstrap;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Queue;
import dev.multiprocessing.QueueEmptyException;
import dev.multiprocessing.core.process.Seal;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The program that makes an archive of classes: a child of its own lists what it loads, and a JVM makes the archive of
 * the list.
 */
public final class ArchiveMaker {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** So many archives are kept, the youngest ones; each has some 13 MB. */
    private static final int KEPT = 6;

    /** Since this release, classes can be linked in the archive. */
    private static final int LINKS = 24;

    private static final Duration SHORT_WAIT = Duration.ofMillis(200);

    private ArchiveMaker() {}

    /** Makes the archive with the name that is the argument; it is there at once and whole, or not at all. */
    public static void main(String[] args) throws Exception {
        Path archive = Path.of(args[0]);
        Path classes = archive.resolveSibling(archive.getFileName() + ".classes");
        Path unfinished = archive.resolveSibling(archive.getFileName() + ".part");
        try {
            list(classes);
            if (dump(classes, unfinished)) {
                Seal.put(unfinished, archive);
                Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            Files.deleteIfExists(classes);
            Files.deleteIfExists(unfinished);
            deleteOldest(archive.getParent());
        }
    }

    /** What many children do: they wake somebody, put something, take it, and wait in vain. */
    static void rehearse(Queue<Object> awaited, Queue<Object> queue) throws InterruptedException {
        awaited.put(1);
        for (Object message : List.of(new byte[64], "text", 1)) {
            queue.put(message);
            queue.get();
        }
        try {
            queue.get(SHORT_WAIT);
        } catch (QueueEmptyException e) {
            return; // as is meant
        }
    }

    private static void list(Path classes) throws InterruptedException {
        try (Multiprocessing mp = Multiprocessing.open();
                Queue<Object> awaited = mp.queue();
                Queue<Object> queue = mp.queue()) {
            ChildProcess child = mp.process(ArchiveMaker::rehearse, awaited, queue)
                    .jvmOptions("-XX:DumpLoadedClassList=" + classes)
                    .start();
            try {
                awaited.get(PATIENCE);
            } finally {
                if (!child.join(PATIENCE)) {
                    child.kill();
                }
            }
        }
    }

    private static boolean dump(Path classes, Path archive) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("--"))
                .forEach(line::add);
        if (Runtime.version().feature() >= LINKS) {
            line.add("-XX:+AOTClassLinking");
        }
        line.addAll(List.of("-Xshare:dump", "-XX:SharedClassListFile=" + classes, "-XX:SharedArchiveFile=" + archive));
        line.addAll(List.of("-classpath", System.getProperty("java.class.path")));
        Process dump = new ProcessBuilder(line)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        if (!dump.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            dump.destroyForcibly();
        }
        return dump.waitFor() == 0;
    }

    private static void deleteOldest(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> old = files.filter(file -> file.toString().endsWith(".jsa"))
                    .sorted(Comparator.comparing(ArchiveMaker::age).reversed())
                    .skip(KEPT)
                    .toList();
            for (Path file : old) {
                Files.deleteIfExists(file);
                Files.deleteIfExists(Seal.of(file));
            }
        }
    }

    /** When it was made; long ago, if another maker has just deleted it. */
    private static FileTime age(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
