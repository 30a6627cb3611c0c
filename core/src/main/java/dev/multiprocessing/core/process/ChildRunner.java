package dev.multiprocessing.core.process;

import dev.multiprocessing.MultiprocessingException;
import dev.multiprocessing.core.codec.JvmWideFilter;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.Participants;
import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.spi.Uninterrupted;
import java.io.DataInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;

/**
 * The life of a child JVM: it hears what to do, joins the session, runs its target, and leaves in an orderly way
 * however it ends, short of being killed.
 */
public final class ChildRunner {

    private static final Duration NOTE_PATIENCE = Duration.ofSeconds(1);
    private static final Duration LOOK_AFTER_PARENT = Duration.ofMillis(800); // to end within a second is soon enough
    private static final Duration EXIT_PATIENCE = Duration.ofSeconds(5);
    private static final int EXIT_FAILED = 1;
    private static final int EXIT_TERMINATED = 143;

    private final LaunchRecord record;
    private final ChildSession session;
    private final MessageChannel notes;

    private ChildRunner(LaunchRecord record, ChildSession session, MessageChannel notes) {
        this.record = record;
        this.session = session;
        this.notes = notes;
    }

    /**
     * Runs the target that the parent names on the child's standard input.
     *
     * @throws Throwable what the target throws, for the JVM to report and to end with exit code 1
     */
    public static void run(InputStream parent, ChildSession.Attacher attacher) throws Throwable {
        LaunchRecord record = LaunchRecord.readFrom(new DataInputStream(parent));
        System.setIn(InputStream.nullInputStream());
        Thread.currentThread().setName(record.name());
        for (Map.Entry<String, String> property : record.properties().entrySet()) {
            System.getProperties().putIfAbsent(property.getKey(), property.getValue());
        }
        ChildSession session = attacher.attach(record);
        if (record.daemon()) {
            endWith(record.parent(), session.transport().participants());
        }
        new ChildRunner(record, session, session.transport().attachChannel(record.notes())).run();
    }

    private void run() throws Throwable {
        Runtime.getRuntime().addShutdownHook(new Thread(this::leave, "multiprocessing-leave"));
        try {
            TargetCall call = TargetCall.decode(session, record.target());
            JvmWideFilter.programBegins();
            send(new byte[] {(byte) Note.RUNNING.ordinal()});
            call.run();
        } catch (Throwable e) { // whatever it is, the parent is told, and the JVM reports it
            send(FailureReport.describe(e));
            throw e;
        }
    }

    /**
     * The last thing this process does: after it, its part in the session has ended by its own will. If that fails,
     * something of what it did may be lost, and its exit code must not say that all is well.
     */
    private void leave() {
        System.out.flush();
        System.err.flush();
        send(new byte[] {(byte) Note.EXITING.ordinal()});
        try {
            session.close();
        } catch (MultiprocessingException e) {
            e.printStackTrace();
            System.err.flush();
            Runtime.getRuntime().halt(EXIT_FAILED);
        }
    }

    private void send(byte[] note) {
        Deadline deadline = Deadline.after(NOTE_PATIENCE);
        try {
            Uninterrupted.call(() -> notes.send(ByteBuffer.wrap(note), deadline));
        } catch (TransportException e) {
            return; // the session is broken or left: there is nobody to tell
        }
    }

    /** The thread sleeps in Java, not in a system call: a JVM waits 300 ms for threads in those when it ends. */
    private static void endWith(int parent, Participants participants) {
        Thread watcher = new Thread(
                () -> {
                    if (seeEnd(parent, participants)) {
                        end();
                    }
                },
                "multiprocessing-parent");
        watcher.setDaemon(true);
        watcher.start();
    }

    /** Waits until the parent has left the session or died; false if this process leaves it before. */
    private static boolean seeEnd(int parent, Participants participants) {
        try {
            while (participants.isAlive(parent)) {
                Thread.sleep(LOOK_AFTER_PARENT.toMillis());
            }
            return true;
        } catch (TransportException | InterruptedException e) {
            return false;
        }
    }

    private static void end() {
        Thread exit = new Thread(() -> System.exit(EXIT_TERMINATED), "multiprocessing-exit");
        exit.start();
        try {
            exit.join(EXIT_PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(EXIT_TERMINATED);
    }
}
