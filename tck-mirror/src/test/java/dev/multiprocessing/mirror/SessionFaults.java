package dev.multiprocessing.mirror;

import static dev.multiprocessing.mirror.Fault.Base.HEAP;
import static dev.multiprocessing.mirror.Fault.Base.MMAP;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.SessionLostException;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.spi.TransportProvider;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Faults of sessions: who may join one, what it outlives, and what is left of it. */
final class SessionFaults {

    static final List<Fault> ALL = List.of(
            Fault.of(
                    "what a child has put into a queue of its own goes with it",
                    HEAP,
                    "C06",
                    "QueueEmptyException",
                    Seam.joined(Emptying::new)),
            Fault.of(
                    "a process that may not join a session gets one of its own",
                    HEAP,
                    "C36",
                    "the other process is not refused: joined ",
                    new Hospitable()),
            Fault.of(
                    "a ticket that was given back keeps its end open",
                    MMAP,
                    "C21",
                    "expected: <.*PeerClosedException> but was: <.*TimedOutException>",
                    Seam.transport(LeakingTickets::new)),
            Fault.of(
                    "a session ends with who opened it, though it is declared to go on",
                    MMAP,
                    "D17 D19",
                    "Process-1|no mark came: name=heard",
                    new Mortal()),
            Fault.of(
                    "a session goes on without who opened it, though it is not declared to",
                    MMAP,
                    "D23",
                    "no mark came: name=told",
                    Seam.transport(transport -> new PassingTransport(transport) {
                        @Override
                        public Set<Capability> capabilities() {
                            return Set.of(Capability.PROCESSES, Capability.SYNCHRONOUS);
                        }
                    })),
            Fault.of(
                    "who is blocked sleeps, though it is declared to spin",
                    HEAP,
                    "W19",
                    "CPU used while waiting",
                    Seam.transport(transport -> new PassingTransport(transport) {
                        @Override
                        public Set<Capability> capabilities() {
                            return Set.of(Capability.SPINS_WHEN_BLOCKED);
                        }
                    })),
            Fault.of(
                    "a thread of a session goes on after its end",
                    HEAP,
                    "X18",
                    "left behind: thread of the session",
                    Seam.opened(transport -> {
                        Thread thread = new Thread(SessionFaults::sleep, "of the session");
                        thread.setDaemon(true);
                        thread.start();
                        return transport;
                    })),
            Fault.of(
                    "a file of a session is open after its end",
                    HEAP,
                    "X18",
                    "left behind: open file /.*/of-the-session",
                    Seam.opened(transport -> {
                        LeftOpen.forAWhile(() -> Files.newOutputStream(file()));
                        return transport;
                    })),
            Fault.of(
                    "a socket of a session listens after its end",
                    HEAP,
                    "X18",
                    "left behind: socket that listens at port \\d+",
                    Seam.opened(transport -> {
                        LeftOpen.forAWhile(() -> new ServerSocket(0));
                        return transport;
                    })),
            Fault.of(
                    "a process of a session goes on after its end",
                    HEAP,
                    "X18",
                    "left behind: process \\d+, sleep",
                    Seam.opened(transport -> {
                        LeftOpen.forAWhile(() -> new ProcessBuilder("sleep", "10").start()::destroy);
                        return transport;
                    })),
            Fault.of(
                    "a file of a session is there after its end",
                    HEAP,
                    "X16",
                    "files that are left: \\[/.*/of-the-session-\\d+]",
                    Seam.opened(WithFile::new)),
            Fault.of(
                    "everybody may look into the folder of a session",
                    HEAP,
                    "S05",
                    "what others may do in /.* ==> expected: <\\[]> but was: <\\[.*OTHERS_READ",
                    Seam.opened(transport -> {
                        file().getParent().toFile().setReadable(true, false);
                        return new WithFile(transport);
                    })));

    private SessionFaults() {}

    private static Path file() {
        return Path.of(System.getProperty(Trial.DIRECTORY), "of-the-session-" + System.nanoTime());
    }

    private static void sleep() {
        try {
            Thread.sleep(10_000);
        } catch (InterruptedException e) {
            return; // as is right
        }
    }

    /** Opens a session for whoever cannot join one. */
    private static final class Hospitable implements Seam {

        @Override
        public TransportProvider entry(TransportProvider right) {
            return new TransportProvider() {
                @Override
                public String name() {
                    return right.name();
                }

                @Override
                public int spiVersion() {
                    return right.spiVersion();
                }

                @Override
                public Transport open(Settings settings) {
                    return right.open(settings);
                }

                @Override
                public Transport attach(String session, Settings settings) {
                    try {
                        return right.attach(session, settings);
                    } catch (TransportException e) {
                        return right.open(settings);
                    }
                }
            };
        }
    }

    /** Takes what is left in the queues that it has made, and leaves. */
    private static final class Emptying extends PassingTransport {

        private final ConcurrentLinkedQueue<MessageQueue> made = new ConcurrentLinkedQueue<>();

        Emptying(Transport transport) {
            super(transport);
        }

        @Override
        public MessageQueue createQueue(int capacity) {
            MessageQueue queue = super.createQueue(capacity);
            made.add(queue);
            return queue;
        }

        @Override
        public void close() {
            try {
                for (MessageQueue queue : made) {
                    queue.take(Messages.NOWHERE, Integer.MAX_VALUE, Deadline.NOW);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            super.close();
        }
    }

    /** Whoever opened a session notes its process; others are lost when that has left, or is gone. */
    private static final class Mortal implements Seam {

        @Override
        public Transport opened(Transport transport) {
            File opener = note(transport, "opener-" + ProcessHandle.current().pid());
            return new PassingTransport(transport) {
                @Override
                public void close() {
                    opener.delete();
                    super.close();
                }
            };
        }

        @Override
        public Transport joined(Transport transport) {
            File directory = note(transport, "joined").getParentFile();
            return new PassingTransport(transport) {
                @Override
                public MessageQueue attachQueue(String ticket) {
                    return new PassingQueue(super.attachQueue(ticket)) {
                        @Override
                        public boolean put(ByteBuffer message, Deadline deadline) throws InterruptedException {
                            requireOpener();
                            return super.put(message, deadline);
                        }

                        @Override
                        public int take(MessageSink sink, int max, Deadline deadline) throws InterruptedException {
                            requireOpener();
                            return super.take(sink, max, deadline);
                        }
                    };
                }

                private void requireOpener() {
                    String[] openers = directory.list((any, name) -> name.startsWith("opener-"));
                    if (openers.length == 0 || isGone(openers[0])) {
                        throw new SessionLostException("who opened the session has left", null);
                    }
                }
            };
        }

        private static boolean isGone(String opener) {
            return ProcessHandle.of(Long.parseLong(opener.substring(opener.indexOf('-') + 1)))
                    .isEmpty();
        }

        private static File note(Transport transport, String name) {
            try {
                File note = Roster.directory(transport).resolve(name).toFile();
                note.createNewFile();
                return note;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Has a file, which is open as long as the session is. */
    private static final class WithFile extends PassingTransport {

        private final Closeable open = LeftOpen.open(() -> Files.newOutputStream(file()));

        WithFile(Transport transport) {
            super(transport);
        }

        @Override
        public void close() {
            LeftOpen.close(open);
            super.close();
        }
    }
}
