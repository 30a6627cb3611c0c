package dev.multiprocessing.files.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.files.Cursor;
import dev.multiprocessing.files.PrivateFiles;
import dev.multiprocessing.files.SharedBytes;
import dev.multiprocessing.files.SharedTransport;
import dev.multiprocessing.files.ThingLayout;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A channel whose other end only a child has, while a thread of the test waits at this one. */
public final class CrashedChannel extends CrashScene {

    /** Longer than a channel goes without asking the kernel whether the other end lives. */
    private static final Duration LOOK = Duration.ofMillis(70);

    private static final int OUTGOING = ThingLayout.outgoing(0);
    private static final int INCOMING = ThingLayout.incoming(ThingLayout.CHANNEL, 0);

    private final SharedTransport transport;
    private final MessageChannel own;
    private final String ticket;
    private final String operation;
    private final boolean receives;
    private final boolean waits; // the child, until the test makes room
    private final Ledger ledger = new Ledger();
    private Optional<Blocked> waiter = Optional.empty(); // set with the scene
    private volatile Outcome last; // the waiter's

    /** One with nothing in it. */
    public CrashedChannel(Path directory, String operation) {
        super(directory);
        this.transport = scene.open();
        MessageChannel.Ends ends = transport.createChannel();
        this.own = ends.first();
        this.ticket = ends.second().share();
        this.operation = operation;
        this.receives = operation.equals("receive");
        this.waits = operation.equals("sendWaiting");
        ends.second().close();
    }

    /** Puts messages of this length into it, until one has to wait. */
    public CrashedChannel filledWith(int length) throws InterruptedException {
        while (send(length, Deadline.NOW) == Outcome.DONE) {
            continue;
        }
        return withWaiter(ThingLayout.notFullAt(OUTGOING), () -> last = send(length, Deadline.NEVER));
    }

    /** Has a thread receive until the other end is gone. */
    public CrashedChannel withReceiver() {
        return withWaiter(ThingLayout.notEmptyAt(INCOMING), () -> last = receiveAll());
    }

    private CrashedChannel withWaiter(int waitPointAt, Blocked.Call call) {
        waiter = Optional.of(Blocked.in(call));
        awaitSleeper(header(), waitPointAt);
        return this;
    }

    private SharedBytes header() {
        return PrivateFiles.open(FileScene.fileIn(transport, "c"));
    }

    @Override
    public List<String> arguments() {
        return List.of(transport.address(), ticket);
    }

    @Override
    public void did(int sender, int number) {
        if (receives) {
            ledger.taken("child", sender, number);
        } else {
            ledger.put(sender);
        }
    }

    @Override
    public boolean isChildWaiting() {
        return !waits || header().getLongAcquire(ThingLayout.notFullAt(INCOMING)) != 0;
    }

    /** As much as lets a sender go on that has to wait. */
    @Override
    public void help() throws InterruptedException {
        for (int i = 0; waits && i < 64; i++) {
            receive(CrashOperations.soon());
        }
    }

    @Override
    public void goOnMeanwhile() throws InterruptedException {
        if (waits) {
            receive(Deadline.NOW);
        }
        Outcome seen = own.ready(Deadline.after(LOOK));
        for (Outcome outcome : new Outcome[] {seen, last}) {
            assertNotEquals(Outcome.PEER_DIED, outcome, "the other end is only stopped");
            assertTrue(outcome != Outcome.PEER_CLOSED || operation.equals("closeChannel"), "the other end is there");
        }
    }

    @Override
    public void verify(boolean killed) throws InterruptedException {
        int inHands = killed && receives ? takenBefore() - ledger.countOfTaken("child") : 0;
        if (killed && operation.equals("attachChannel")) {
            takeRest(); // gives the ticket back, as whoever starts a process does
        }
        if (waiter.isPresent()) {
            waiter.get().requireReturn();
        }
        Outcome outcome = receives || waiter.isEmpty() ? receiveAll() : last;
        boolean told = !killed || !operation.endsWith("Channel"); // it is killed before or after it has closed
        assertTrue(!told || outcome == (killed ? Outcome.PEER_DIED : Outcome.PEER_CLOSED), "outcome=" + outcome);
        assertNotEquals(Outcome.TIMED_OUT, outcome, "the other end is gone");
        Outcome after = send(100, CrashOperations.soon());
        boolean closedSince = killed && operation.equals("attachChannel") && after == Outcome.PEER_CLOSED;
        assertTrue(after == outcome || closedSince, "outcome=" + outcome + ", after=" + after);
        takeRest();
        goOnInItsPlace();
        ledger.check(killed ? 1 : 0, inHands);
        own.close();
        try (SharedTransport next = FileScene.attach(transport.address())) {
            assertTrue(next.participants().self() > 0);
            assertEquals(List.of(), FileScene.thingsIn(transport), "files of a channel that nobody has");
        }
    }

    /** How many messages the child has received, by the head's store. */
    private int takenBefore() {
        return Cursor.count(header().getLongAcquire(ThingLayout.headAt(OUTGOING)));
    }

    /** Receives what the child has left, in its place; its ticket is good as long as the channel lives. */
    private void takeRest() throws InterruptedException {
        MessageChannel other = transport.attachChannel(ticket);
        Messages.Collected rest = new Messages.Collected();
        while (other.receive(rest, Deadline.NOW) == Outcome.DONE) {
            ledger.taken("rest", rest.only());
        }
        other.close();
    }

    /** What the child was about to send, or had sent, is in nobody's way. */
    private void goOnInItsPlace() throws InterruptedException {
        MessageChannel other = transport.attachChannel(ticket);
        Messages.Collected collected = new Messages.Collected();
        assertEquals(Outcome.DONE, other.send(Messages.of(TEST, 1, 100), CrashOperations.soon()));
        assertEquals(Outcome.DONE, own.receive(collected, CrashOperations.soon()));
        collected.requireOnly(1);
        assertHoldsWhatAPipeHolds(other);
        assertHoldsWhatAPipeHolds(own);
        other.close();
    }

    private static void assertHoldsWhatAPipeHolds(MessageChannel end) throws InterruptedException {
        int sent = 0;
        while (end.send(Messages.of(TEST, sent, 100), Deadline.NOW) == Outcome.DONE) {
            sent++;
        }
        assertTrue(sent > 1_000, "messages that have room=" + sent);
    }

    @Override
    public void close() {
        transport.close();
        super.close();
    }

    private Outcome receiveAll() throws InterruptedException {
        Outcome outcome = receive(Deadline.NEVER);
        while (outcome == Outcome.DONE) {
            outcome = receive(Deadline.NEVER);
        }
        return outcome;
    }

    private Outcome receive(Deadline deadline) throws InterruptedException {
        Messages.Collected collected = new Messages.Collected();
        Outcome outcome = own.receive(collected, deadline);
        collected.drain().forEach(message -> ledger.taken("test", message));
        return outcome;
    }

    private Outcome send(int length, Deadline deadline) throws InterruptedException {
        Outcome outcome = own.send(Messages.of(TEST, ledger.countOf(TEST), length), deadline);
        if (outcome == Outcome.DONE) {
            ledger.put(TEST);
        }
        return outcome;
    }
}
