package dev.multiprocessing.mirror;

import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.MultiprocessingOptions;
import dev.multiprocessing.MultiprocessingProvider;
import dev.multiprocessing.core.bootstrap.CoreProvider;
import java.util.Optional;

/** What the api finds here when it looks for its implementation; it is before the right one on the class path. */
public final class BrokenLibrary implements MultiprocessingProvider {

    private final Seam seam = Fault.here().seam();
    private final MultiprocessingProvider provider = seam.provider(new CoreProvider());

    /** For the service loader. */
    public BrokenLibrary() {}

    @Override
    public Multiprocessing open(MultiprocessingOptions options) {
        return Bent.context(provider.open(options), seam.bend());
    }

    @Override
    public Optional<Multiprocessing> current() {
        return provider.current().map(context -> Bent.context(context, seam.bend()));
    }
}
