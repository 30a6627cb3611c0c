package dev.multiprocessing.core;

import com.google.inject.Guice;
import com.google.inject.PrivateModule;
import com.google.inject.Provider;
import com.google.inject.ProvisionException;
import com.google.inject.Scopes;
import dev.multiprocessing.Codec;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.MultiprocessingOptions;
import dev.multiprocessing.core.context.ChildContext;
import dev.multiprocessing.core.context.Context;
import dev.multiprocessing.core.context.SharedThings;
import dev.multiprocessing.core.discovery.CodecCatalog;
import dev.multiprocessing.core.discovery.SettingSources;
import dev.multiprocessing.core.discovery.TransportCatalog;
import dev.multiprocessing.core.process.ProcessFactory;
import dev.multiprocessing.core.process.SessionInfo;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportProvider;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The map of the object graph behind a context; install it to inject {@link Multiprocessing}.
 *
 * <p>The injected context is opened when it is first needed, is the same one everywhere in the injector, and is closed
 * by whoever owns the injector. A child JVM builds the same objects through the same constructors without Guice.
 */
public final class MultiprocessingModule extends PrivateModule {

    private final MultiprocessingOptions options;

    /** A module for a context that leaves everything to the deployer. */
    public MultiprocessingModule() {
        this(MultiprocessingOptions.defaults());
    }

    /** A module for a context with options. */
    public MultiprocessingModule(MultiprocessingOptions options) {
        this.options = Objects.requireNonNull(options, "options");
    }

    @Override
    protected void configure() {
        Provider<SettingSources> settings = one(SettingSources.class, () -> SettingSources.read(options));
        Provider<TransportProvider> chosen =
                one(TransportProvider.class, () -> TransportCatalog.load().choose(settings.get()));
        Provider<Codec> codec = one(Codec.class, () -> CodecCatalog.choose(settings.get()));
        Provider<Transport> transport = one(Transport.class, () -> {
            codec.get(); // first: if there is no such codec, no session must stay open
            return Context.openTransport(chosen.get(), new Settings(settings.get()::value));
        });
        Provider<SharedThings> things = one(
                SharedThings.class,
                () -> new SharedThings(transport.get(), codec.get(), new Settings(settings.get()::value)));
        Provider<SessionInfo> session = one(
                SessionInfo.class,
                () -> new SessionInfo(
                        chosen.get().name(),
                        chosen.get().getClass().getName(),
                        transport.get().address(),
                        settings.get().program(),
                        settings.get().file()));
        Provider<ProcessFactory> processes = one(
                ProcessFactory.class,
                () -> new ProcessFactory(
                        session.get(), transport.get(), things.get().encoding(), ChildContext::ofThread));
        one(
                Multiprocessing.class,
                () -> Context.closedAtExit(chosen.get().name(), transport.get(), things.get(), processes.get()));
        expose(Multiprocessing.class);
    }

    /** Binds a type to one object, made by plain code when it is first needed, and returns where to get it. */
    private <T> Provider<T> one(Class<T> type, Provider<T> maker) {
        bind(type).toProvider(maker).in(Scopes.SINGLETON);
        return getProvider(type);
    }

    /** Opens a context through an injector of its own. */
    public static Multiprocessing open(MultiprocessingOptions options) {
        try {
            return Guice.createInjector(new MultiprocessingModule(options)).getInstance(Multiprocessing.class);
        } catch (ProvisionException e) {
            throw e.getCause() instanceof RuntimeException cause ? withoutGuice(cause) : e;
        }
    }

    /** Guice's own steps tell nothing to whoever reads what is wrong with a deployment. */
    private static RuntimeException withoutGuice(RuntimeException error) {
        error.setStackTrace(Stream.of(error.getStackTrace())
                .filter(frame -> !frame.getClassName().startsWith("com.google.inject."))
                .toArray(StackTraceElement[]::new));
        return error;
    }
}
