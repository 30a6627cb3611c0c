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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Starts children that are JVMs. */
final class JvmStarter implements Starter {

    /**
     * Variables whose options are among those this JVM was started with; the command has what of them is for children.
     */
    private static final List<String> OPTIONS_FOR_THIS_JVM =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private final SessionInfo session;
    private final Transport transport;
    private final Encoding encoding;
    private final ClassArchive archive;

    JvmStarter(SessionInfo session, Transport transport, Encoding encoding) {
        this.session = session;
        this.transport = transport;
        this.encoding = encoding;
        this.archive = new ClassArchive(session);
    }

    @Override
    public Run start(Plan plan) {
        Encoding.Outgoing target = encoding.encode(plan.call());
        boolean started = false;
        try {
            Run run = launch(plan, target);
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

    /**
     * Starts the process first: it takes a while until it listens, and there is nothing to take back if it does not
     * start.
     */
    private Run launch(Plan plan, Encoding.Outgoing target) {
        byte[] call = target.copy();
        Process process = startProcess(plan);
        boolean told = false;
        try {
            Run run = tell(plan, process, call, target);
            told = true;
            return run;
        } finally {
            if (!told) {
                process.destroyForcibly();
            }
        }
    }

    private Run tell(Plan plan, Process process, byte[] call, Encoding.Outgoing target) {
        MessageChannel.Ends ends = transport.createChannel();
        try (MessageChannel childs = ends.second()) {
            int self = transport.participants().self();
            String ticket = childs.share();
            tellInBackground(
                    process,
                    new LaunchRecord(plan.name(), plan.daemon(), self, session, ownProperties(), ticket, call));
            return new JvmRun(plan.name(), process, new Notes(plan.name(), ends.first()), () -> {
                target.giveBack();
                giveBack(ticket);
            });
        }
    }

    private void giveBack(String ticket) {
        try {
            transport.attachChannel(ticket).close();
        } catch (TransportException e) {
            return; // the child has used it, or the session is left
        }
    }

    static void removeOptionsForThisJvm(Map<String, String> environment) {
        OPTIONS_FOR_THIS_JVM.forEach(environment::remove);
    }

    /** This library's system properties. */
    static Map<String, String> ownProperties() {
        Map<String, String> own = new LinkedHashMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith("multiprocessing.")) {
                own.put(name, System.getProperty(name));
            }
        }
        return own;
    }

    private Process startProcess(Plan plan) {
        JvmCommand command = command();
        List<String> options = new ArrayList<>(archive.options(command, plan.jvmOptions()));
        options.addAll(plan.jvmOptions());
        ProcessBuilder builder = new ProcessBuilder(command.line(options))
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT);
        removeOptionsForThisJvm(builder.environment());
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

    private JvmCommand command() {
        return new JvmCommand(
                System::getProperty,
                ManagementFactory.getRuntimeMXBean().getInputArguments(),
                JvmStarter.class.getModule().isNamed(),
                transport.childOptions());
    }

    /**
     * Says everything through the child's standard input, and closes it. A pipe holds little, so a large target takes
     * as long to say as the child takes to listen, which it may never do. Then there is time for the next children.
     */
    private void tellInBackground(Process process, LaunchRecord record) {
        Thread teller = new Thread(
                () -> {
                    tell(process, record);
                    archive.makeIfMissing(command());
                },
                "multiprocessing-launch-" + record.name());
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
