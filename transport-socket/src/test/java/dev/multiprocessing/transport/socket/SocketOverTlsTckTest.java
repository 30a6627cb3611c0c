package dev.multiprocessing.transport.socket;

import dev.multiprocessing.MultiprocessingOptions;
import dev.multiprocessing.tck.ChildrenFromJars;
import dev.multiprocessing.tck.HearsayRules;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Over TLS, too, whoever hears of something finds it there. */
@ExtendWith(ChildrenFromJars.class)
class SocketOverTlsTckTest implements HearsayRules {

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
        return files.options();
    }
}
