package dev.multiprocessing.core.discovery;

import dev.multiprocessing.Codec;
import dev.multiprocessing.MultiprocessingException;
import dev.multiprocessing.MultiprocessingOptions;
import dev.multiprocessing.core.codec.CompactCodec;
import dev.multiprocessing.core.discovery.SettingSources.Setting;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The choice of the codec: the compact one that is built in, unless another one on the path was named. */
public final class CodecCatalog {

    private CodecCatalog() {}

    /** The codec the settings choose. */
    public static Codec choose(SettingSources settings) {
        Optional<Setting> wanted = settings.find(MultiprocessingOptions.CODEC);
        if (wanted.isEmpty() || wanted.get().value().equals(CompactCodec.NAME)) {
            return new CompactCodec();
        }
        return named(wanted.get(), Providers.of(ServiceLoader.load(Codec.class)));
    }

    private static Codec named(Setting wanted, Providers<Codec> providers) {
        List<Codec> claimants = providers.found().stream()
                .filter(codec -> codec.name().equals(wanted.value()))
                .toList();
        if (claimants.size() == 1) {
            return claimants.get(0);
        }
        throw new MultiprocessingException(
                (claimants.isEmpty() ? "no such codec: name=" : "two codecs claim one name: name=") + wanted.value()
                        + ", chosen by=" + wanted.source() + ", found="
                        + providers.found().stream().map(Codec::name).toList() + ", built in=" + CompactCodec.NAME
                        + providers.describeFailed() + "; correct the name, or the path");
    }
}
