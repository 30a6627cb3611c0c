package dev.multiprocessing.core.discovery;

import dev.multiprocessing.MultiprocessingException;
import dev.multiprocessing.MultiprocessingOptions;
import dev.multiprocessing.TransportNotFoundException;
import dev.multiprocessing.TransportUnavailableException;
import dev.multiprocessing.core.discovery.SettingSources.Setting;
import dev.multiprocessing.core.heap.HeapTransportProvider;
import dev.multiprocessing.spi.SpiVersion;
import dev.multiprocessing.spi.TransportProvider;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeSet;

/**
 * The transports on the path, and the choice among them: the one that was named, else {@code mmap}, else the only one.
 *
 * <p>The heap transport, which is built in, is used only where it is named: a program that was to run in several
 * processes must not end up in one because a jar is missing.
 *
 * <p>One that was built for another version of the SPI is refused before anything but its name was asked for.
 */
public final class TransportCatalog {

    private static final String PREFERRED = "mmap";
    private static final int BEFORE_VERSIONS = 0;

    private final Providers<TransportProvider> providers;

    private TransportCatalog(Providers<TransportProvider> providers) {
        this.providers = providers;
    }

    /** Loads the transports that the thread's context class loader, or else this library's, finds. */
    public static TransportCatalog load() {
        Providers<TransportProvider> seen = Providers.of(ServiceLoader.load(TransportProvider.class));
        if (!seen.found().isEmpty() || !seen.failed().isEmpty()) {
            return new TransportCatalog(seen);
        }
        ClassLoader own = TransportCatalog.class.getClassLoader();
        return new TransportCatalog(Providers.of(ServiceLoader.load(TransportProvider.class, own)));
    }

    /** The transport the settings choose. */
    public TransportProvider choose(SettingSources settings) {
        Optional<Setting> wanted = settings.find(MultiprocessingOptions.TRANSPORT);
        TransportProvider chosen = fitting(wanted.isPresent() ? named(wanted.get()) : automatic());
        Optional<String> obstacle = chosen.unavailable();
        if (obstacle.isPresent()) {
            throw new TransportUnavailableException("transport cannot run here: name=" + chosen.name() + ", reason="
                    + obstacle.get() + "; choose another one: found=" + names());
        }
        return chosen;
    }

    /** What the parent chose; for a child, which need not look for all there is if the class is within its reach. */
    public static TransportProvider chosenByParent(String name, String className) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try {
            return fitting(Class.forName(className, true, loader)
                    .asSubclass(TransportProvider.class)
                    .getConstructor()
                    .newInstance());
        } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
            Setting wanted = new Setting(name, "the parent process");
            return fitting(load().named(wanted)); // hidden in a module, or it says what is wrong
        }
    }

    private static TransportProvider fitting(TransportProvider provider) {
        int version = versionOf(provider);
        if (version == SpiVersion.CURRENT) {
            return provider;
        }
        throw new TransportUnavailableException("transport was built for another version of the SPI: name="
                + provider.name() + ", class=" + provider.getClass().getName() + ", built for="
                + (version == BEFORE_VERSIONS ? "none (before there were versions)" : version) + ", this library="
                + SpiVersion.CURRENT + "; use a newer release of "
                + (version < SpiVersion.CURRENT ? "the transport" : "this library"));
    }

    private static int versionOf(TransportProvider provider) {
        try {
            return provider.spiVersion();
        } catch (AbstractMethodError e) {
            return BEFORE_VERSIONS;
        }
    }

    private TransportProvider named(Setting wanted) {
        return theOne(wanted.value()).orElseThrow(() -> missing(wanted));
    }

    private TransportProvider automatic() {
        Optional<TransportProvider> preferred = theOne(PREFERRED);
        if (preferred.isPresent()) {
            return preferred.get();
        }
        if (!providers.failed().isEmpty()) { // it may be the one that was meant
            throw failedToLoad("none chosen, and one does not load: found=" + names());
        }
        if (providers.found().size() == 1) {
            return providers.found().get(0);
        }
        if (!providers.found().isEmpty()) {
            throw new TransportNotFoundException("several transports and none chosen: found=" + names()
                    + "; choose one with -D" + MultiprocessingOptions.TRANSPORT + "=NAME");
        }
        throw new TransportNotFoundException("no transport found: found=" + names()
                + "; add the dependency dev.multiprocessing:multiprocessing-transport-mmap, or another transport");
    }

    private Optional<TransportProvider> theOne(String name) {
        TransportProvider one = name.equals(HeapTransportProvider.NAME) ? new HeapTransportProvider() : null;
        for (TransportProvider provider : providers.found()) {
            if (provider.name().equals(name)) {
                if (one != null) {
                    throw new TransportUnavailableException(
                            "two transports claim one name: name=" + name + ", classes=["
                                    + one.getClass().getName() + ", "
                                    + provider.getClass().getName()
                                    + "]; remove all but one from the path");
                }
                one = provider;
            }
        }
        return Optional.ofNullable(one);
    }

    private MultiprocessingException missing(Setting wanted) {
        String what =
                "no such transport: name=" + wanted.value() + ", chosen by=" + wanted.source() + ", found=" + names();
        if (!providers.failed().isEmpty()) {
            return failedToLoad(what);
        }
        return new TransportNotFoundException(
                what + "; correct the name, or add the artifact of that transport to the path");
    }

    private TransportUnavailableException failedToLoad(String what) {
        return new TransportUnavailableException(
                what + providers.describeFailed() + "; repair or remove what does not load",
                providers.failed().get(0));
    }

    private TreeSet<String> names() {
        TreeSet<String> names = new TreeSet<>(List.of(HeapTransportProvider.NAME));
        providers.found().forEach(provider -> names.add(provider.name()));
        return names;
    }
}
