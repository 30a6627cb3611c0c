package dev.multiprocessing.tck;

import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.MultiprocessingOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A session with one of each shared thing, and what of it has a name on a disk: its open files, its listening sockets,
 * and the mapped files beside them; nothing where the operating system does not show them.
 */
record VisibleSession(Multiprocessing mp, List<String> files) implements AutoCloseable {

    static VisibleSession open(MultiprocessingOptions options) {
        List<String> before = named();
        Multiprocessing mp = Multiprocessing.open(options);
        mp.queue().putNowait(new byte[100_000]);
        mp.pipe();
        mp.lock();
        mp.longArray(10_000);
        List<String> files = named();
        files.removeAll(before);
        Set<Path> directories = files.stream().map(VisibleSession::directory).collect(Collectors.toSet());
        Descriptors.mapped().stream()
                .filter(file -> directories.contains(directory(file)))
                .forEach(files::add);
        return new VisibleSession(mp, files);
    }

    private static List<String> named() {
        List<String> named = new ArrayList<>(Descriptors.files());
        Descriptors.listening(Descriptors.sockets()).stream()
                .filter(name -> name.startsWith("/"))
                .forEach(named::add);
        return named;
    }

    private static Path directory(String file) {
        return Path.of(file).getParent();
    }

    @Override
    public void close() {
        mp.close();
    }
}
