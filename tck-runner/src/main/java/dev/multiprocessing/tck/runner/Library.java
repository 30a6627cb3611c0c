package dev.multiprocessing.tck.runner;

import dev.multiprocessing.tck.Jars;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The jars that lie inside this program's own: what runs tests, and what a transport needs that comes with less.
 *
 * @param own this program's jar
 * @param folder where they are unpacked
 */
record Library(Path own, Path folder) {

    private static final String COURT = "lib/court/";
    private static final String FALLBACK = "lib/fallback/";

    static Library unpackedIn(Path folder) throws IOException {
        try {
            return new Library(
                    Path.of(Library.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI()),
                    folder.toAbsolutePath());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /**
     * What is given goes before the library's own, so that what is tested is what its author has; and behind what runs
     * the tests, of which he may have another version. Its folders become jars, as children start faster with them.
     */
    String classPath(String given) throws IOException {
        List<String> path = new ArrayList<>(List.of(own.toString()));
        path.addAll(unpack(COURT));
        if (!given.isEmpty()) {
            path.add(Jars.of(given, folder.resolve("given")));
        }
        path.addAll(unpack(FALLBACK));
        return String.join(File.pathSeparator, path);
    }

    private List<String> unpack(String part) throws IOException {
        List<String> jars = new ArrayList<>();
        Path place = Files.createDirectories(folder.resolve(part));
        try (JarFile all = new JarFile(own.toFile());
                Stream<JarEntry> entries =
                        all.stream().filter(entry -> entry.getName().matches(part + ".+"))) {
            for (JarEntry entry : entries.sorted((one, other) -> one.getName().compareTo(other.getName()))
                    .toList()) {
                Path jar = place.resolve(entry.getName().substring(part.length()));
                try (InputStream in = all.getInputStream(entry)) {
                    copy(in, jar);
                }
                jars.add(jar.toString());
            }
        }
        return jars;
    }

    /** As old as the whole: an archive of classes that was made of it before is still good. */
    private void copy(InputStream in, Path jar) throws IOException {
        Path unfinished = Path.of(jar + ".part");
        Files.copy(in, unfinished, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(unfinished, Files.getLastModifiedTime(own));
        Files.move(unfinished, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
