package dev.multiprocessing.core.discovery;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A class path of its own for the time of a test: the given providers of a service, and files. */
final class PathOfServices implements AutoCloseable {

    private final Path folder;
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final URLClassLoader loader;

    private PathOfServices(Path folder, URLClassLoader loader) {
        this.folder = folder;
        this.loader = loader;
        Thread.currentThread().setContextClassLoader(loader);
    }

    static PathOfServices in(Path folder) throws IOException {
        return new PathOfServices(
                folder, new URLClassLoader(new URL[] {folder.toUri().toURL()}));
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

    @Override
    public void close() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        loader.close();
    }
}
