package dev.multiprocessing.transport.socket;

import dev.multiprocessing.MultiprocessingOptions;
import dev.multiprocessing.tck.ChildrenFromJars;
import dev.multiprocessing.tck.DeathRules;
import dev.multiprocessing.tck.HearsayRules;
import dev.multiprocessing.tck.PipeEndRules;
import dev.multiprocessing.tck.QueueAcrossProcessesRules;
import org.junit.jupiter.api.extension.ExtendWith;

/** Over TCP, the rules hold in which the kind of socket may matter. */
@ExtendWith(ChildrenFromJars.class)
class SocketOverTcpTckTest implements QueueAcrossProcessesRules, HearsayRules, PipeEndRules, DeathRules {

    static final MultiprocessingOptions OPTIONS =
            MultiprocessingOptions.defaults().withTransport("socket").with(Listening.ADDRESS, "127.0.0.1:0");

    @Override
    public String transport() {
        return "socket";
    }

    @Override
    public MultiprocessingOptions options() {
        return OPTIONS;
    }
}
