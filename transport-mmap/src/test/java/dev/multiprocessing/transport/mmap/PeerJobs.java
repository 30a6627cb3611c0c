package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.files.OwnedLock;
import dev.multiprocessing.files.PrivateFiles;
import dev.multiprocessing.files.Session;
import dev.multiprocessing.files.SharedBytes;
import dev.multiprocessing.files.SharedTransport;
import dev.multiprocessing.files.UserDirectory;
import dev.multiprocessing.files.crash.Child;
import dev.multiprocessing.files.crash.Messages;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Outcome;
import dev.multiprocessing.spi.Region;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What a child JVM does in a test: the main class of a {@link Peer}. */
final class PeerJobs {

    private PeerJobs() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("open")) {
            open(arguments[1]);
            return;
        }
        if (arguments[0].equals("reopen")) {
            NamespaceJobs.reopen(arguments[1]);
            return;
        }
        SharedTransport transport =
                MmapMedium.attach(arguments[1], new Settings(name -> Optional.ofNullable(System.getProperty(name))));
        String ticket = arguments.length > 2 ? arguments[2] : "";
        switch (arguments[0]) {
            case "join" -> join(transport);
            case "create" -> create(transport);
            case "produce" -> produce(transport.attachQueue(ticket), arguments);
            case "consume" -> consume(transport.attachQueue(ticket), transport.attachQueue(arguments[3]));
            case "echo" -> echo(transport.attachChannel(ticket));
            case "echoSlowly" -> echoSlowly(transport.attachChannel(ticket));
            case "send" -> send(transport.attachChannel(ticket), arguments);
            case "hold" -> hold(transport.attachChannel(ticket));
            case "ownLock" -> ownLock(arguments[1], arguments[2], Integer.parseInt(arguments[3]));
            case "fill" -> fill(transport, transport.attachQueue(ticket));
            case "count" -> count(transport.attachRegion(ticket), Integer.parseInt(arguments[3]));
            case "answer" -> answer(transport.attachRegion(ticket));
            case "watch" -> NamespaceJobs.watch(transport, Integer.parseInt(arguments[2]));
            case "wake" -> wake(transport.attachRegion(ticket));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        transport.close();
    }

    static void say(Object line) {
        System.out.println(line);
        System.out.flush();
    }

    /** Opens a session and waits for its death. */
    private static void open(String directory) throws IOException {
        Map<String, String> made = Map.of(UserDirectory.SETTING, directory);
        Transport transport = MmapMedium.open(new Settings(name -> Optional.ofNullable(made.get(name))));
        say(transport.address());
        Child.awaitOrder();
        transport.close();
    }

    private static void join(Transport transport) throws IOException {
        say(transport.participants().self());
        Child.awaitOrder();
    }

    /** Makes one of each, and tells their tickets, but keeps none under way. */
    private static void create(Transport transport) throws IOException, InterruptedException {
        MessageQueue queue = transport.createQueue(1);
        queue.put(Messages.of(0, 0, 3_000_000), Deadline.NEVER);
        transport.createChannel();
        transport.createRegion(8);
        say(transport.participants().self());
        Child.awaitOrder();
    }

    /** Puts numbered messages until it is killed. */
    private static void produce(MessageQueue queue, String[] arguments) throws InterruptedException {
        int sender = Integer.parseInt(arguments[3]);
        int longest = Integer.parseInt(arguments[4]);
        Random lengths = new Random(sender);
        for (int number = 0; ; number++) {
            queue.put(Messages.of(sender, number, Messages.lengthOf(lengths, longest)), Deadline.NEVER);
        }
    }

    /** Takes messages and reports each in another queue until it is killed. */
    private static void consume(MessageQueue queue, MessageQueue reports) throws InterruptedException {
        Messages.Collected collected = new Messages.Collected();
        while (true) {
            queue.take(collected, 1, Deadline.NEVER);
            ByteBuffer message = collected.only();
            Messages.requireWhole(message);
            reports.put(message.slice(0, 8), Deadline.NEVER);
        }
    }

    /** Sends back what it gets until the other end is gone, and says how it went. */
    private static void echo(MessageChannel channel) throws InterruptedException {
        Messages.Collected collected = new Messages.Collected();
        Outcome outcome = channel.receive(collected, Deadline.NEVER);
        while (outcome == Outcome.DONE) {
            channel.send(collected.only(), Deadline.NEVER);
            outcome = channel.receive(collected, Deadline.NEVER);
        }
        say(outcome);
    }

    /** Sends back what it gets, a little later, so that the other side sleeps. */
    private static void echoSlowly(MessageChannel channel) throws InterruptedException {
        Messages.Collected collected = new Messages.Collected();
        while (channel.receive(collected, Deadline.NEVER) == Outcome.DONE) {
            Thread.sleep(1);
            channel.send(collected.only(), Deadline.NEVER);
        }
    }

    /** Sends numbered messages until it is killed. */
    private static void send(MessageChannel channel, String[] arguments) throws InterruptedException {
        int longest = Integer.parseInt(arguments[3]);
        Random lengths = new Random(longest);
        for (int number = 0; ; number++) {
            channel.send(Messages.of(1, number, Messages.lengthOf(lengths, longest)), Deadline.NEVER);
        }
    }

    /** Holds an end, sends one message, and waits for an order to close it. */
    private static void hold(MessageChannel channel) throws IOException, InterruptedException {
        channel.send(Messages.of(7, 0, 100), Deadline.NEVER);
        say("held");
        Child.awaitOrder();
        channel.close();
        say("closed");
        Child.awaitOrder();
    }

    /** Takes a lock in a thing's header as one more participant, and dies with it. */
    private static void ownLock(String address, String name, int at) throws IOException {
        Session session = Session.attach(address, MmapMedium.of(Settings.none()), Settings.none());
        SharedBytes bytes = PrivateFiles.open(session.file(name));
        say(new OwnedLock(bytes, at, session.participants(), () -> {}).acquire(Deadline.NOW));
        Child.awaitOrder();
    }

    /** Asks for more than this process may have, and then for what it may. */
    private static void fill(SharedTransport transport, MessageQueue queue) throws IOException, InterruptedException {
        say(refusal(() -> transport.createRegion(10_000_000)));
        say(refusal(() -> put(queue, 3_000_000)));
        queue.put(Messages.of(0, 1, 100), Deadline.NEVER);
        say("size=" + queue.size());
        Child.awaitOrder();
    }

    private static void put(MessageQueue queue, int length) {
        try {
            queue.put(Messages.of(0, 0, length), Deadline.NEVER);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String refusal(Runnable attempt) {
        try {
            attempt.run();
            return "not refused";
        } catch (TransportException e) {
            return e.getMessage();
        }
    }

    private static void count(Region region, int times) {
        for (int i = 0; i < times; i++) {
            region.getAndAddLong(0, 1);
            region.getAndAddInt(8, 1);
        }
    }

    /** Waits until the word is odd, and makes it even, until it is negative. */
    private static void answer(Region region) throws InterruptedException {
        say("ready");
        long seen = region.getLong(0);
        while (seen >= 0) {
            if (seen % 2 == 1) {
                region.compareAndSetLong(0, seen, seen + 1);
                region.wake(0);
            }
            region.await(0, seen, Deadline.NEVER);
            seen = region.getLong(0);
        }
    }

    private static void wake(Region region) throws IOException {
        say("ready");
        Child.awaitOrder();
        region.compareAndSetLong(0, 0, 1);
        region.wake(0);
    }
}
