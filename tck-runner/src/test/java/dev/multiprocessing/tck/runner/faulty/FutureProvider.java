package dev.multiprocessing.tck.runner.faulty;

import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportProvider;

/** Built for a version of the SPI that is not there yet. */
public final class FutureProvider implements TransportProvider {

    @Override
    public String name() {
        return "future";
    }

    @Override
    public int spiVersion() {
        return 99;
    }

    @Override
    public Transport open(Settings settings) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Transport attach(String session, Settings settings) {
        throw new UnsupportedOperationException();
    }
}
