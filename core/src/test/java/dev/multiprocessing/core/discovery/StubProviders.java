package dev.multiprocessing.core.discovery;

import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.SpiVersion;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportProvider;
import java.util.Optional;

/** Providers that are only asked for their names. */
final class StubProviders {

    private StubProviders() {}

    /** A provider that opens nothing. */
    abstract static class Named implements TransportProvider {

        @Override
        public String name() {
            return getClass().getSimpleName().toLowerCase();
        }

        @Override
        public int spiVersion() {
            return SpiVersion.CURRENT;
        }

        @Override
        public Transport open(Settings settings) {
            throw new UnsupportedOperationException("not part of these tests");
        }

        @Override
        public Transport attach(String session, Settings settings) {
            throw new UnsupportedOperationException("not part of these tests");
        }
    }

    public static final class Mmap extends Named {}

    public static final class Pigeon extends Named {}

    public static final class Courier extends Named {}

    public static final class SecondPigeon extends Named {

        @Override
        public String name() {
            return "pigeon";
        }
    }

    public static final class Incomplete extends Named {

        public Incomplete() {
            throw new NoClassDefFoundError("carrier/Loft");
        }
    }

    public static final class Grounded extends Named {

        @Override
        public Optional<String> unavailable() {
            return Optional.of("needs wings");
        }
    }

    public static final class Broken extends Named {

        public Broken() {
            throw new IllegalStateException("lost a feather");
        }
    }
}
