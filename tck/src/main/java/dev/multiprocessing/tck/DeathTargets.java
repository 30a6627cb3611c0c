package dev.multiprocessing.tck;

import dev.multiprocessing.Connection;
import dev.multiprocessing.IntArray;
import dev.multiprocessing.IntValue;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.MultiprocessingOptions;
import dev.multiprocessing.PeerClosedException;
import dev.multiprocessing.PeerDiedException;
import dev.multiprocessing.Queue;
import dev.multiprocessing.SharedLock;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;

/** What children do until they are killed. */
final class DeathTargets {

    static {
        Quiet.inChildren();
    }

    private DeathTargets() {}

    static void end() {}

    /** Sends numbers, says so, and waits. */
    static void sendAndWait(Connection link, Queue<String> said, Integer count) throws InterruptedException {
        for (int number = 0; number < count; number++) {
            link.send(number);
        }
        said.put("sent");
        link.recv();
    }

    static void waitInGet(Queue<String> queue, Queue<String> said) throws InterruptedException {
        said.put("waiting");
        queue.get();
    }

    static void waitInPut(Queue<String> queue, Queue<String> said) throws InterruptedException {
        said.put("waiting");
        queue.put("from the dead");
    }

    /** Puts, makes sure of it, and ends so that nothing of it runs any more. */
    static void putAndHalt(Queue<Integer> queue, Queue<Integer> codes, Integer count) throws InterruptedException {
        int code = codes.get(Times.LONG);
        for (int number = 0; number < count; number++) {
            queue.put(number);
        }
        queue.close();
        queue.joinThread();
        Runtime.getRuntime().halt(code);
    }

    /** Puts packets for ever. */
    static void streamInto(Queue<Packet> queue, Integer producer, Integer maxSize) throws InterruptedException {
        for (int number = 0; true; number++) {
            queue.put(Packet.of(producer, number, maxSize));
        }
    }

    /** Puts numbers for ever, and notes each when it was put. */
    static void putAndNote(Queue<Integer> queue, String file) throws IOException, InterruptedException {
        Journal journal = Journal.create(file);
        for (int number = 0; true; number++) {
            queue.put(number);
            journal.add(0, number);
        }
    }

    /** Takes packets for ever, and reports the number of each before it takes the next. */
    static void takeFrom(Queue<Packet> queue, Queue<Integer> taken, Integer maxSize) throws InterruptedException {
        while (true) {
            Packet packet = queue.get();
            packet.assertIntact(maxSize);
            taken.put(packet.number());
        }
    }

    /** Sends packets for ever. */
    static void streamThrough(Connection link, Integer producer, Integer maxSize) throws InterruptedException {
        for (int number = 0; true; number++) {
            link.send(Packet.of(producer, number, maxSize));
        }
    }

    /** Counts in memory for ever. */
    static void count(IntValue value, IntArray array, Queue<String> said) throws InterruptedException {
        said.put("counting");
        while (!Thread.currentThread().isInterrupted()) {
            value.getAndAdd(1);
            array.getAndAdd(1, 1);
        }
    }

    /** Starts a daemon and another child, and waits to be killed. */
    static void startBoth(Connection daemonLink, Connection otherLink, Connection silent) throws InterruptedException {
        Multiprocessing mp = Multiprocessing.current();
        mp.process(DeathTargets::echo, daemonLink).daemon(true).start();
        mp.process(DeathTargets::echo, otherLink).start();
        daemonLink.close();
        otherLink.close();
        silent.recv();
    }

    /** Opens a session of its own, starts two children in it that talk to each other, and waits to be killed. */
    static void openAnotherSession(Connection link, String marks, Map<String, String> settings)
            throws InterruptedException {
        link.recv();
        Multiprocessing own = Multiprocessing.open(options(settings));
        Queue<String> queue = own.queue();
        own.process(DeathTargets::sayLater, queue, marks)
                .jvmOptions(Quiet.OPTION)
                .start();
        own.process(DeathTargets::hear, queue, marks).jvmOptions(Quiet.OPTION).start();
        link.recv();
    }

    /** Opens a session of its own, starts a child in it that waits for something, and waits to be killed. */
    static void openSessionThatEnds(Connection link, String marks, Map<String, String> settings)
            throws InterruptedException {
        link.recv();
        Multiprocessing own = Multiprocessing.open(options(settings));
        SharedLock held = own.lock();
        held.lock();
        own.process(
                        DeathTargets::hearOfTheEnd,
                        own.queue(),
                        own.queue(1),
                        own.pipe().second(),
                        held,
                        marks)
                .jvmOptions(Quiet.OPTION)
                .start();
        link.recv();
    }

    private static MultiprocessingOptions options(Map<String, String> settings) {
        MultiprocessingOptions options = MultiprocessingOptions.defaults();
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            options = options.with(setting.getKey(), setting.getValue());
        }
        return options;
    }

    /** Opens a session of its own, tells which files it has, and waits to be killed. */
    static void openVisibleSession(Connection link, Map<String, String> settings) throws InterruptedException {
        link.recv();
        link.send(VisibleSession.open(options(settings)).files());
        link.recv();
    }

    /** Waits for a message of a queue and of a pipe, for room, and for a lock; then tries more without the opener. */
    static void hearOfTheEnd(Queue<String> empty, Queue<String> full, Connection end, SharedLock held, String marks)
            throws InterruptedException {
        full.put("the only one that has room");
        List<Task<Void>> waiting = List.of(
                Task.blocked(empty::get),
                Task.blocked(() -> full.put("one too many")),
                Task.blocked(() -> end.recv()),
                Task.blocked(held::lock));
        Marks.in(marks).set("listener is ready");
        for (Task<Void> one : waiting) {
            one.failure(PeerDiedException.class);
        }
        Assertions.assertThrows(PeerDiedException.class, () -> empty.put("to nobody"));
        Assertions.assertThrows(PeerDiedException.class, () -> end.send("to nobody"));
        Assertions.assertThrows(PeerDiedException.class, () -> held.tryLock());
        Marks.in(marks).set("told");
    }

    static void sayLater(Queue<String> queue, String marks) throws InterruptedException {
        Marks.in(marks).set("speaker is ready");
        Marks.in(marks).await("opener is dead");
        queue.put("word");
    }

    static void hear(Queue<String> queue, String marks) throws InterruptedException {
        Marks.in(marks).set("listener is ready");
        Assertions.assertEquals("word", queue.get(Times.LONG));
        Marks.in(marks).set("heard");
    }

    /** Says that it is there, and waits for what nobody else can give it. */
    static void waitInVain(Connection link) throws InterruptedException {
        link.send("ready");
        Multiprocessing.current().queue().get();
    }

    /** Says that it is there, and sends back what it receives. */
    static void echo(Connection link) throws InterruptedException {
        link.send("ready");
        Assertions.assertThrows(PeerClosedException.class, () -> {
            while (true) {
                link.send(link.recv());
            }
        });
    }
}
