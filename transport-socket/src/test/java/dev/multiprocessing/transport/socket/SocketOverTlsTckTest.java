package dev.multiprocessing.transport.socket;

import dev.multiprocessing.MultiprocessingOptions;
import dev.multiprocessing.tck.ChildrenFromJars;
import dev.multiprocessing.tck.HearsayRules;
import dev.multiprocessing.tck.QueueAcrossProcessesRules;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Over TLS, the rules hold in which what lies between the processes may matter. */
@ExtendWith(ChildrenFromJars.class)
class SocketOverTlsTckTest implements QueueAcrossProcessesRules, HearsayRules {

    @TempDir
    static Path folder;

    private static KeyFiles files;

    @BeforeAll
    static void makeFiles() throws Exception {
        files = KeyFiles.makeIn(folder);
    }

    @Override
    public String transport() {
        return "socket";
    }

    @Override
    public MultiprocessingOptions options() {
        MultiprocessingOptions options = MultiprocessingOptions.defaults().withTransport(transport());
        for (Map.Entry<String, String> setting : files.cluster().entrySet()) {
            options = options.with(setting.getKey(), setting.getValue());
        }
        return options;
    }
}
