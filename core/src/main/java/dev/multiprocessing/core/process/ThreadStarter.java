package dev.multiprocessing.core.process;

import dev.multiprocessing.core.exchange.Encoding;
import java.util.Map;

/** Starts children that are threads, on a transport whose participants are. */
final class ThreadStarter implements Starter {

    private final SessionInfo session;
    private final ChildSession.Attacher attacher;
    private final Encoding encoding;

    ThreadStarter(SessionInfo session, ChildSession.Attacher attacher, Encoding encoding) {
        this.session = session;
        this.attacher = attacher;
        this.encoding = encoding;
    }

    @Override
    public Run start(Plan plan) {
        Encoding.Outgoing target = encoding.encode(plan.call());
        LaunchRecord record = new LaunchRecord(
                plan.name(), plan.daemon(), LaunchRecord.SAME_PROCESS, session, Map.of(), "", target.copy());
        return ThreadRun.start(record, attacher, target::giveBack);
    }
}
