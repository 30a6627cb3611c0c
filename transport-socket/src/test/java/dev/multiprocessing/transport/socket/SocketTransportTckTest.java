package dev.multiprocessing.transport.socket;

import dev.multiprocessing.tck.Jars;
import dev.multiprocessing.tck.TransportTck;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The socket transport is one. Children have jars on their class path, as a user's have. */
class SocketTransportTckTest implements TransportTck {

    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @BeforeAll
    static void packTheClassPath() throws IOException {
        System.setProperty("java.class.path", Jars.of(CLASS_PATH, Path.of("target", "jars")));
    }

    @AfterAll
    static void restoreTheClassPath() {
        System.setProperty("java.class.path", CLASS_PATH);
    }

    @Override
    public String transport() {
        return "socket";
    }
}
