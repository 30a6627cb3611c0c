package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.Outcome;
import dev.multiprocessing.spi.TransportException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A channel whose other end only a child has. */
final class CrashedChannel extends CrashScene {

    private final MmapTransport transport;
    private final MessageChannel own;
    private final String ticket;
    private final String operation;
    private final boolean receives;
    private final Ledger ledger = new Ledger();
    private final Messages.Collected collected = new Messages.Collected();

    /** One through which the test has sent some messages, if the child is to receive. */
    CrashedChannel(Path directory, String operation) throws InterruptedException {
        super(directory);
        this.transport = scene.open();
        MessageChannel.Ends ends = transport.createChannel();
        this.own = ends.first();
        this.ticket = ends.second().share();
        this.operation = operation;
        this.receives = operation.equals("receive");
        ends.second().close();
        for (int number = 0; number < (receives ? 3 : 0); number++) {
            assertEquals(Outcome.DONE, send());
        }
    }

    @Override
    List<String> arguments() {
        return List.of(transport.address(), ticket);
    }

    @Override
    void did(int sender, int number) {
        if (receives) {
            ledger.taken("child", sender, number);
        } else {
            ledger.put(sender);
        }
    }

    @Override
    void goOnMeanwhile() throws InterruptedException {
        own.receive(collected, Deadline.after(Duration.ofMillis(20)));
        collected.drain().forEach(message -> ledger.taken("test", message));
    }

    @Override
    void verify(boolean killed) throws InterruptedException {
        if (operation.equals("attachChannel")) {
            giveBack();
        }
        Outcome outcome = own.receive(collected, CrashOperations.soon());
        while (outcome == Outcome.DONE) {
            collected.drain().forEach(message -> ledger.taken("test", message));
            outcome = own.receive(collected, CrashOperations.soon());
        }
        if (killed && !operation.endsWith("Channel")) {
            assertEquals(Outcome.PEER_DIED, outcome);
        }
        assertNotEquals(Outcome.TIMED_OUT, outcome, "the other end is gone");
        ledger.check(killed ? 1 : 0, receives ? 3 : 0);
        assertEquals(outcome, send());
        own.close();
        try (MmapTransport next = Scene.attach(transport.address())) {
            assertTrue(next.participants().self() > 0);
            assertEquals(List.of(), Scene.thingsIn(transport), "files of a channel that nobody has");
        }
    }

    /** The ticket, if the child was killed before it used it; whoever starts a process does the same. */
    private void giveBack() {
        try {
            transport.attachChannel(ticket).close();
        } catch (TransportException e) {
            return; // it was used, and the end is gone
        }
    }

    @Override
    public void close() {
        transport.close();
        super.close();
    }

    private Outcome send() throws InterruptedException {
        Outcome outcome =
                own.send(Messages.of(TEST, ledger.countOf(TEST), 100), Deadline.after(Duration.ofSeconds(30)));
        if (outcome == Outcome.DONE) {
            ledger.put(TEST);
        }
        return outcome;
    }
}
