package dev.multiprocessing.core.discovery;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * The providers of a service on the path, and those that failed to load; one that fails does not keep others from being
 * found.
 *
 * @param found those that load
 * @param failed why the others do not
 * @param <S> the service
 */
record Providers<S>(List<S> found, List<ServiceConfigurationError> failed) {

    /** Loads what the loader finds. */
    static <S> Providers<S> of(ServiceLoader<S> loader) {
        List<S> found = new ArrayList<>();
        List<ServiceConfigurationError> failed = new ArrayList<>();
        Iterator<S> providers = loader.iterator();
        while (true) {
            try {
                if (!providers.hasNext()) {
                    return new Providers<>(List.copyOf(found), List.copyOf(failed));
                }
                found.add(providers.next());
            } catch (ServiceConfigurationError e) {
                failed.add(e);
            } catch (LinkageError e) {
                failed.add(new ServiceConfigurationError("a provider needs a class that is not on the path", e));
            }
        }
    }

    /** What a message about a missing provider says of those that did not load; empty if there are none. */
    String describeFailed() {
        if (failed.isEmpty()) {
            return "";
        }
        List<String> reasons = new ArrayList<>();
        for (ServiceConfigurationError error : failed) {
            reasons.add(
                    error.getCause() == null ? error.getMessage() : error.getMessage() + " (" + error.getCause() + ")");
        }
        return ", failed to load=" + reasons;
    }
}
