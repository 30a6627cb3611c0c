package dev.multiprocessing.core.bootstrap;

import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.MultiprocessingOptions;
import dev.multiprocessing.MultiprocessingProvider;
import dev.multiprocessing.core.MultiprocessingModule;
import dev.multiprocessing.core.context.CurrentContext;
import java.util.Optional;

/** What the api finds when it looks for its implementation. */
public final class CoreProvider implements MultiprocessingProvider {

    /** For the service loader. */
    public CoreProvider() {}

    @Override
    public Multiprocessing open(MultiprocessingOptions options) {
        return MultiprocessingModule.open(options);
    }

    @Override
    public Optional<Multiprocessing> current() {
        return CurrentContext.get();
    }
}
