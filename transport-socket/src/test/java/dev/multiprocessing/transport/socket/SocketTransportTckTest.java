package dev.multiprocessing.transport.socket;

import dev.multiprocessing.MultiprocessingOptions;
import dev.multiprocessing.tck.ChildrenFromJars;
import dev.multiprocessing.tck.TransportTck;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * All rules, over a Unix-domain socket; over TCP or TLS with {@code -Dtest.extraArgs=-Dwire=tcp}, or {@code tls}. The
 * build holds those to the rules in which the kind of socket may matter.
 */
@ExtendWith(ChildrenFromJars.class)
class SocketTransportTckTest implements TransportTck {

    @TempDir
    static Path folder;

    private static MultiprocessingOptions options; // written before all tests

    @BeforeAll
    static void chooseWire() throws Exception {
        String wire = System.getProperty("wire", "unix");
        options = switch (wire) {
            case "unix" -> MultiprocessingOptions.defaults().withTransport("socket");
            case "tcp" -> SocketOverTcpTckTest.OPTIONS;
            case "tls" -> KeyFiles.makeIn(folder).options();
            default -> throw new IllegalArgumentException("no such wire: " + wire);
        };
    }

    @Override
    public String transport() {
        return "socket";
    }

    @Override
    public MultiprocessingOptions options() {
        return options;
    }
}
