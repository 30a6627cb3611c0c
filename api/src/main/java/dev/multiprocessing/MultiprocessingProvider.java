package dev.multiprocessing;

import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * How {@link Multiprocessing} finds its implementation, through {@link ServiceLoader}. The implementation comes with
 * every transport; programs do not use this type.
 */
public interface MultiprocessingProvider {

    /** Opens a context. */
    Multiprocessing open(MultiprocessingOptions options);

    /** The context in which the calling process was started as a child, if it is one. */
    Optional<Multiprocessing> current();

    /**
     * The implementation on the path: as the thread's context class loader sees it, else as this library's own does.
     *
     * @throws TransportNotFoundException if there is none
     */
    static MultiprocessingProvider load() {
        try {
            return first(ServiceLoader.load(MultiprocessingProvider.class))
                    .or(() -> first(ServiceLoader.load(
                            MultiprocessingProvider.class, MultiprocessingProvider.class.getClassLoader())))
                    .orElseThrow(() -> new TransportNotFoundException(
                            "no transport found: only multiprocessing-api is on the path; add the dependency "
                                    + "dev.multiprocessing:multiprocessing-transport-mmap, or another transport"));
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new TransportUnavailableException(
                    "the library does not load: " + e.getMessage() + "; check that all multiprocessing artifacts are "
                            + "of one version (import dev.multiprocessing:multiprocessing as a BOM)",
                    e);
        }
    }

    private static Optional<MultiprocessingProvider> first(ServiceLoader<MultiprocessingProvider> loader) {
        Iterator<MultiprocessingProvider> found = loader.iterator();
        return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
    }
}
