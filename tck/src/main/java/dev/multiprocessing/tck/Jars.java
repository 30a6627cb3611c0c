package dev.multiprocessing.tck;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Makes jars of a class path's directories, for tests that start many JVMs: only of jars is there an archive of
 * classes, from which a JVM starts in half the time.
 */
public final class Jars {

    private Jars() {}

    /** The class path with a jar, in that folder, in the place of each directory that it names. */
    public static String of(String classPath, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> jars = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            jars.add(
                    Files.isDirectory(Path.of(entry))
                            ? pack(
                                    Path.of(entry),
                                    folder.resolve(jars.size() + ".jar").toAbsolutePath())
                            : entry);
        }
        return String.join(File.pathSeparator, jars);
    }

    /** As old as the youngest of its files: an archive that was made of it before is still good. */
    private static String pack(Path directory, Path jar) throws IOException {
        Path unfinished = Path.of(jar + ".part");
        long youngest = 0;
        try (OutputStream file = Files.newOutputStream(unfinished);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> classes = Files.walk(directory)) {
            for (Path each : classes.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(directory.relativize(each).toString().replace(File.separatorChar, '/')));
                Files.copy(each, out);
                youngest = Math.max(youngest, Files.getLastModifiedTime(each).toMillis());
            }
        }
        Files.setLastModifiedTime(unfinished, FileTime.fromMillis(youngest));
        return Files.move(unfinished, jar, StandardCopyOption.ATOMIC_MOVE).toString();
    }
}
