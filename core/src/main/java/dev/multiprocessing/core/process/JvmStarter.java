package dev.multiprocessing.core.process;

import dev.multiprocessing.MultiprocessingException;
import dev.multiprocessing.core.exchange.Encoding;
import dev.multiprocessing.core.shared.TransportErrors;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportException;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Starts children that are JVMs. */
final class JvmStarter implements Starter {

    private final SessionInfo session;
    private final Transport transport;
    private final Encoding encoding;

    JvmStarter(SessionInfo session, Transport transport, Encoding encoding) {
        this.session = session;
        this.transport = transport;
        this.encoding = encoding;
    }

    @Override
    public Run start(Plan plan) {
        Encoding.Outgoing target = encoding.encode(plan.call());
        ByteBuffer bytes = target.bytes();
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(bytes.position(), copy);
        boolean started = false;
        try {
            Run run = launch(plan, copy, target);
            started = true;
            return run;
        } catch (TransportException e) {
            throw TransportErrors.translate(e);
        } finally {
            if (!started) {
                target.giveBack();
            }
        }
    }

    private Run launch(Plan plan, byte[] encoded, Encoding.Outgoing target) {
        MessageChannel.Ends ends = transport.createChannel();
        boolean started = false;
        try (MessageChannel childs = ends.second()) {
            int self = transport.participants().self();
            LaunchRecord record = new LaunchRecord(
                    plan.name(), plan.daemon(), self, session, ownProperties(), childs.share(), encoded);
            Process process = startProcess(plan);
            tellInBackground(process, record);
            started = true;
            return new JvmRun(plan.name(), process, new Notes(plan.name(), ends.first()), target);
        } finally {
            if (!started) {
                ends.first().close();
            }
        }
    }

    private static Map<String, String> ownProperties() {
        Map<String, String> own = new LinkedHashMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith("multiprocessing.")) {
                own.put(name, System.getProperty(name));
            }
        }
        return own;
    }

    private static Process startProcess(Plan plan) {
        JvmCommand command = new JvmCommand(
                System::getProperty,
                ManagementFactory.getRuntimeMXBean().getInputArguments(),
                JvmStarter.class.getModule().isNamed());
        ProcessBuilder builder = new ProcessBuilder(command.line(plan.jvmOptions()))
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT);
        builder.environment().putAll(plan.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new MultiprocessingException(
                    "no process started: name=" + plan.name() + ", reason=" + e.getMessage()
                            + "; check java.home, the limit of processes, and the length of the class path",
                    e);
        }
    }

    /**
     * Says everything through the child's standard input, and closes it. A pipe holds little, so a large target takes as
     * long to say as the child takes to listen, which it may never do.
     */
    private static void tellInBackground(Process process, LaunchRecord record) {
        Thread teller = new Thread(() -> tell(process, record), "multiprocessing-launch-" + record.name());
        teller.setDaemon(true);
        teller.start();
    }

    /** A child that ended already is not told anything; why is asked later. */
    private static void tell(Process process, LaunchRecord record) {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()))) {
            record.writeTo(out);
        } catch (IOException e) {
            process.destroyForcibly();
        }
    }
}
