package dev.multiprocessing.core.context;

import dev.multiprocessing.Codec;
import dev.multiprocessing.core.discovery.CodecCatalog;
import dev.multiprocessing.core.discovery.SettingSources;
import dev.multiprocessing.core.discovery.TransportCatalog;
import dev.multiprocessing.core.exchange.Encoding;
import dev.multiprocessing.core.process.ChildSession;
import dev.multiprocessing.core.process.LaunchRecord;
import dev.multiprocessing.core.process.ProcessFactory;
import dev.multiprocessing.core.process.SessionInfo;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;

/**
 * A child's context: the graph of {@code MultiprocessingModule}, built by hand, since Guice would double a child's
 * start.
 *
 * <p>The session is the child's, not the context's: a target that closes the context has still to be heard of by its
 * parent.
 */
public final class ChildContext implements ChildSession {

    private final Context context;
    private final Transport transport;
    private final Encoding encoding;
    private final Runnable atClose;

    private ChildContext(Context context, Transport transport, Encoding encoding, Runnable atClose) {
        this.context = context;
        this.transport = transport;
        this.encoding = encoding;
        this.atClose = atClose;
    }

    /** Joins the session of the parent process; from then on this is the current context of this process. */
    public static ChildSession ofProcess(LaunchRecord record) {
        ChildContext child = join(record, () -> {});
        CurrentContext.setForProcess(child.context);
        return child;
    }

    /** Joins a session of this JVM; from then on this is the current context of the calling thread. */
    public static ChildSession ofThread(LaunchRecord record) {
        ChildContext child = join(record, () -> CurrentContext.setForThread(null));
        CurrentContext.setForThread(child.context);
        return child;
    }

    private static ChildContext join(LaunchRecord record, Runnable atClose) {
        SessionInfo session = record.session();
        SettingSources settings = SettingSources.ofChild(session.settings(), session.fileSettings());
        Codec codec = CodecCatalog.choose(settings); // before there is a session that would have to be left
        Settings values = new Settings(settings::value);
        Transport transport = TransportCatalog.chosenByParent(session.transport(), session.provider())
                .attach(session.address(), values);
        SharedThings things = new SharedThings(transport, codec, values);
        ProcessFactory processes = new ProcessFactory(session, transport, things.encoding(), ChildContext::ofThread);
        Context context = Context.borrowing(session.transport(), transport, things, processes);
        return new ChildContext(context, transport, things.encoding(), atClose);
    }

    @Override
    public Transport transport() {
        return transport;
    }

    @Override
    public Encoding encoding() {
        return encoding;
    }

    @Override
    public void close() {
        atClose.run();
        try {
            context.close();
        } finally {
            Context.closeTransport(transport);
        }
    }
}
