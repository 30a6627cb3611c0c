package dev.multiprocessing.core.discovery;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** A class path of a test's own: the given providers of a service, and files. */
final class PathOfServices {

    private final Path folder;

    PathOfServices(Path folder) {
        this.folder = folder;
    }

    PathOfServices with(Class<?> service, Class<?>... providers) throws IOException {
        return with(service, Stream.of(providers).map(Class::getName).toList());
    }

    PathOfServices with(Class<?> service, List<String> providers) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.write(services.resolve(service.getName()), providers);
        return this;
    }

    PathOfServices withFile(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        return this;
    }

    /** Calls something for which this is the class path. */
    <T> T during(Callable<T> call) throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            return call.call();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}
