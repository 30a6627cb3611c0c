package org.example.files;

import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.SpiVersion;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportProvider;
import java.nio.file.Path;

/** The entry: a session is a folder in the directory for temporary files, or in another one that the deployer names. */
public final class FilesTransportProvider implements TransportProvider {

    private static final String DIRECTORY = "multiprocessing.files.directory";

    /** For {@link java.util.ServiceLoader}. */
    public FilesTransportProvider() {}

    @Override
    public String name() {
        return "files";
    }

    @Override
    public int spiVersion() {
        return SpiVersion.CURRENT;
    }

    @Override
    public Transport open(Settings settings) {
        String directory = settings.text(DIRECTORY).orElseGet(() -> System.getProperty("java.io.tmpdir"));
        return new FilesTransport(Session.start(Path.of(directory).toAbsolutePath()));
    }

    @Override
    public Transport attach(String session, Settings settings) {
        return new FilesTransport(Session.join(Path.of(session)));
    }
}
