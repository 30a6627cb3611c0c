package dev.multiprocessing.files.crash;

import dev.multiprocessing.files.SharedTransport;
import dev.multiprocessing.files.UserDirectory;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Outcome;
import dev.multiprocessing.spi.Region;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations of the crash tests, as a child does them: the main class of one that runs woven classes. */
public final class CrashOperations {

    /** Who puts what children put. */
    public static final int CHILD = 1;

    /** A message that goes into a segment of its own, after sixty of {@link #FILLER}. */
    public static final int LARGE = 8_000;

    public static final int FILLER = 1_000;

    /** A message that may find no room in the segment that was made for a large one. */
    public static final int LONGER = 100_000;

    /** A message that gets a file of its own. */
    public static final int LONG = 2_100_000;

    private final int stopAt;
    private final String place;
    private final String ticket;

    private CrashOperations(int stopAt, String place, String ticket) {
        this.stopAt = stopAt;
        this.place = place;
        this.ticket = ticket;
    }

    /** Arguments: operation, step, session or directory, ticket. */
    public static void main(String[] arguments) throws InterruptedException {
        String ticket = arguments.length > 3 ? arguments[3] : "";
        new CrashOperations(Integer.parseInt(arguments[1]), arguments[2], ticket).run(arguments[0]);
        say("done");
    }

    private void run(String operation) throws InterruptedException {
        switch (operation) {
            case "open" -> watch(this::openSession).close();
            case "openAndClose" -> watchRun(openSession()::close);
            case "openAndStay" -> openAndStay();
            case "join" -> runJoined(operation, watch(this::join));
            default -> runJoined(operation, join());
        }
    }

    private void runJoined(String operation, Transport transport) throws InterruptedException {
        switch (operation) {
            case "join" -> require(place.equals(transport.address()));
            case "leave" -> leave(transport);
            case "createAndStay" -> createAndStay(transport);
            case "createQueue" -> watch(() -> transport.createQueue(3));
            case "createChannel" -> watch(transport::createChannel);
            case "createRegion" -> watch(() -> transport.createRegion(100));
            case "attachQueue" -> watch(() -> transport.attachQueue(ticket));
            case "attachChannel" -> watch(() -> transport.attachChannel(ticket));
            case "attachRegion" -> watch(() -> transport.attachRegion(ticket));
            case "shareQueue" -> watch(transport.attachQueue(ticket)::share);
            case "closeQueue" -> watchRun(transport.attachQueue(ticket)::close);
            case "closeLastQueue" -> closeLast(transport.attachQueue(ticket)::close);
            case "shareRegion" -> watch(transport.attachRegion(ticket)::share);
            case "closeLastRegion" -> closeLast(transport.attachRegion(ticket)::close);
            case "closeLastChannel" -> closeLast(transport.attachChannel(ticket)::close);
            case "closeChannel" -> watchRun(transport.attachChannel(ticket)::close);
            case "add" -> add(transport.attachRegion(ticket));
            case "await" -> await(transport.attachRegion(ticket));
            default -> runMoving(operation, transport);
        }
        if (!operation.equals("leave")) {
            require(transport.participants().isAlive(transport.participants().self()));
        }
        transport.close();
    }

    private void runMoving(String operation, Transport transport) throws InterruptedException {
        switch (operation) {
            case "put" -> put(transport.attachQueue(ticket), 100, 100);
            case "putOne" -> put(transport.attachQueue(ticket), 100);
            case "putLarge" -> put(transport.attachQueue(ticket), LARGE, LARGE);
            case "putLong" -> put(transport.attachQueue(ticket), LONG, 100);
            case "putAll" -> putAll(transport.attachQueue(ticket));
            case "take" -> take(transport.attachQueue(ticket), 1);
            case "takeAll" -> take(transport.attachQueue(ticket), 5);
            case "send" -> send(transport.attachChannel(ticket), 0, 100, 100);
            case "sendLong" -> send(transport.attachChannel(ticket), 0, LONG, 100);
            case "sendLarger" -> sendLarger(transport.attachChannel(ticket));
            case "sendWaiting" -> sendWaiting(transport.attachChannel(ticket));
            case "receive" -> receive(transport.attachChannel(ticket));
            default -> throw new IllegalArgumentException(operation);
        }
    }

    public static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** What a call that may have to wait is given in these tests. */
    public static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(30));
    }

    private Transport openSession() {
        Map<String, String> made = Map.of(UserDirectory.SETTING, place);
        Settings settings = new Settings(name -> Optional.ofNullable(made.get(name)));
        return SharedTransport.open(Subject.here().medium(settings), settings);
    }

    private Transport join() {
        return FileScene.attach(place);
    }

    /** Opens a session and waits for its death. */
    private void openAndStay() {
        say(openSession().address());
        stay();
    }

    /** Makes one of each, and waits for its death. */
    private static void createAndStay(Transport transport) throws InterruptedException {
        MessageQueue queue = transport.createQueue(1);
        queue.put(Messages.of(0, 0, 3_000_000), Deadline.NEVER);
        transport.createChannel();
        transport.createRegion(8);
        say("made");
        stay();
    }

    private static void stay() {
        try {
            Child.awaitOrder();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void watchRun(Runnable operation) throws InterruptedException {
        this.<Void>watch(() -> {
            operation.run();
            return null;
        });
    }

    private <T> T watch(Operation<T> operation) throws InterruptedException {
        say("ready");
        CrashSteps.begin(stopAt);
        try {
            return operation.run();
        } finally {
            CrashSteps.end();
        }
    }

    /** It has slept, so it has a bell, if it is one who hangs bells. */
    private void leave(Transport transport) throws InterruptedException {
        try (Region region = transport.createRegion(8)) {
            region.await(0, 0, soon()); // one short sleep
        }
        watchRun(transport::close);
    }

    private void put(MessageQueue queue, int... lengths) throws InterruptedException {
        watch(() -> {
            for (int number = 0; number < lengths.length; number++) {
                require(queue.put(Messages.of(CHILD, number, lengths[number]), soon()));
                say("did " + CHILD + " " + number);
            }
            return null;
        });
    }

    private void putAll(MessageQueue queue) throws InterruptedException {
        List<ByteBuffer> messages = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            messages.add(Messages.of(CHILD, number, 100));
        }
        watch(() -> {
            for (int put = 0; put < messages.size(); ) {
                int more = queue.putAll(messages.subList(put, messages.size()), soon());
                require(more > 0);
                put += more;
            }
            return null;
        });
        for (int number = 0; number < 3; number++) {
            say("did " + CHILD + " " + number);
        }
    }

    private void take(MessageQueue queue, int max) throws InterruptedException {
        Messages.Collected collected = new Messages.Collected();
        require(watch(() -> queue.take(collected, max, soon())) > 0);
        report(collected);
    }

    private static void report(Messages.Collected collected) {
        for (ByteBuffer message : collected.drain()) {
            Messages.requireWhole(message);
            say("did " + Messages.sender(message) + " " + Messages.number(message));
        }
    }

    private void send(MessageChannel channel, int first, int... lengths) throws InterruptedException {
        watch(() -> {
            for (int i = 0; i < lengths.length; i++) {
                require(trySend(channel, first + i, lengths[i], soon()));
            }
            return null;
        });
    }

    private static boolean trySend(MessageChannel channel, int number, int length, Deadline deadline)
            throws InterruptedException {
        boolean sent = channel.send(Messages.of(CHILD, number, length), deadline) == Outcome.DONE;
        if (sent) {
            say("did " + CHILD + " " + number);
        }
        return sent;
    }

    /** One of which finds no room where a short one would. */
    private void sendLarger(MessageChannel channel) throws InterruptedException {
        require(trySend(channel, 0, 100, soon()));
        send(channel, 1, 200_000, 100_000);
    }

    private void sendWaiting(MessageChannel channel) throws InterruptedException {
        int sent = 0;
        while (trySend(channel, sent, FILLER, Deadline.NOW)) {
            sent++;
        }
        send(channel, sent, FILLER);
    }

    private void receive(MessageChannel channel) throws InterruptedException {
        Messages.Collected collected = new Messages.Collected();
        require(watch(() -> channel.receive(collected, soon())) == Outcome.DONE);
        report(collected);
    }

    private void closeLast(Runnable close) throws InterruptedException {
        CrashSteps.begin(CrashSteps.EVERY); // the test closes its own handle meanwhile
        CrashSteps.done("attached");
        watchRun(close);
    }

    private void add(Region region) throws InterruptedException {
        watch(() -> {
            region.getAndAddLong(0, 1);
            say("did 0 0");
            region.wake(0);
            return null;
        });
    }

    private void await(Region region) throws InterruptedException {
        watch(() -> {
            Deadline deadline = soon();
            while (region.getLong(0) == 0) {
                require(!deadline.isExpired());
                region.await(0, 0, deadline);
            }
            return null;
        });
    }

    private static void require(boolean fact) {
        if (!fact) {
            throw new AssertionError("the call gave up");
        }
    }

    /** What is watched. */
    @FunctionalInterface
    private interface Operation<T> {
        T run() throws InterruptedException;
    }
}
