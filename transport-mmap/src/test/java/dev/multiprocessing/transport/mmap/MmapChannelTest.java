package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.files.SharedTransport;
import dev.multiprocessing.files.crash.Blocked;
import dev.multiprocessing.files.crash.Messages;
import dev.multiprocessing.files.crash.Survival;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.Outcome;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MmapChannelTest {

    private static final Deadline LONG = Deadline.after(Duration.ofHours(1));

    @TempDir
    Path directory;

    private final Messages.Collected collected = new Messages.Collected();
    private SharedTransport transport; // these three are written before each test
    private MessageChannel first;
    private MessageChannel second;

    @BeforeEach
    void open() {
        transport = new Scene(directory).open();
        MessageChannel.Ends ends = transport.createChannel();
        first = ends.first();
        second = ends.second();
    }

    @AfterEach
    void closeAndLeaveNothing() {
        transport.close();
        assertEquals(List.of(), new Scene(directory).sessions());
    }

    @Test
    void eachEndGetsWhatTheOtherSent() throws InterruptedException {
        first.send(Messages.of(1, 0, 100), LONG);
        second.send(Messages.of(2, 0, 100), LONG);

        first.receive(collected, LONG);
        assertEquals(2, Messages.sender(collected.only()));
        second.receive(collected, LONG);
        assertEquals(1, Messages.sender(collected.only()));
    }

    @Test
    void nothingToReceiveTimesOut() throws InterruptedException {
        assertEquals(Outcome.TIMED_OUT, first.receive(collected, Deadline.NOW));
        assertEquals(Outcome.TIMED_OUT, first.receive(collected, Deadline.after(Duration.ofMillis(10))));
        assertEquals(Outcome.TIMED_OUT, first.ready(Deadline.NOW));
    }

    @Test
    void readyConsumesNothing() throws InterruptedException {
        first.send(Messages.of(1, 0, 100), LONG);

        assertEquals(Outcome.DONE, second.ready(LONG));
        assertEquals(Outcome.DONE, second.ready(LONG));
        assertEquals(Outcome.DONE, second.receive(collected, Deadline.NOW));
    }

    @Test
    void senderOfShortMessagesWaitsForASlowReceiver() throws InterruptedException {
        int sent = sendUntilFull(100);

        assertTrue(sent > 1000 && sent < 5000, "sent=" + sent);
        for (int number = 0; number < sent; number++) {
            second.receive(collected, Deadline.NOW);
            assertEquals(number, Messages.number(collected.only()));
        }
    }

    @Test
    void senderOfLongMessagesWaitsForASlowReceiver() throws InterruptedException {
        assertEquals(4, sendUntilFull(3_000_000));
    }

    @Test
    void blockedSenderIsWokenByAReceive() throws InterruptedException {
        sendUntilFull(3_000);
        Blocked sender = Blocked.in(() -> first.send(Messages.of(1, 0, 3_000), LONG));

        second.receive(collected, LONG);

        sender.requireReturn();
    }

    @Test
    void whatWasSentBeforeTheCloseIsReceivedBeforeTheEnd() throws InterruptedException {
        first.send(Messages.of(1, 0, 100), LONG);
        first.send(Messages.of(1, 1, 200_000), LONG);
        first.close();

        assertEquals(Outcome.DONE, second.receive(collected, LONG));
        assertEquals(Outcome.DONE, second.receive(collected, LONG));
        assertEquals(Outcome.PEER_CLOSED, second.receive(collected, LONG));
        assertEquals(Outcome.PEER_CLOSED, second.ready(LONG));
        assertEquals(Outcome.PEER_CLOSED, second.send(Messages.of(1, 2, 100), LONG));
    }

    @Test
    void blockedReceiverNoticesTheClose() throws InterruptedException {
        Outcome[] outcome = new Outcome[1];
        Blocked receiver = Blocked.in(() -> outcome[0] = second.receive(collected, LONG));

        first.close();

        receiver.requireReturn();
        assertEquals(Outcome.PEER_CLOSED, outcome[0]);
    }

    @Test
    void blockedSenderNoticesTheClose() throws InterruptedException {
        sendUntilFull(50_000);
        Outcome[] outcome = new Outcome[1];
        Blocked sender = Blocked.in(() -> outcome[0] = first.send(Messages.of(1, 0, 50_000), LONG));

        second.close();

        sender.requireReturn();
        assertEquals(Outcome.PEER_CLOSED, outcome[0]);
    }

    @Test
    void closedHandleThrowsInTheThreadThatIsBlockedInIt() throws InterruptedException {
        Blocked receiver = Blocked.in(() -> second.receive(collected, LONG));

        second.close();

        assertTrue(receiver.failure() instanceof HandleClosedException);
        assertThrows(HandleClosedException.class, () -> second.ready(Deadline.NOW));
    }

    @Test
    void endIsOpenWhileATicketToItIsUnderWay() throws InterruptedException {
        String ticket = first.share();
        first.close();
        assertEquals(Outcome.TIMED_OUT, second.receive(collected, Deadline.NOW));

        MessageChannel heir = transport.attachChannel(ticket);
        heir.send(Messages.of(1, 3, 100), LONG);
        heir.close();

        assertEquals(Outcome.DONE, second.receive(collected, LONG));
        assertEquals(Outcome.PEER_CLOSED, second.receive(collected, LONG));
    }

    @Test
    void closingBothEndsDeletesTheFiles() throws InterruptedException {
        first.send(Messages.of(1, 0, 200_000), LONG);
        first.close();
        second.close();

        assertEquals(List.of(), Scene.thingsIn(transport));
    }

    @Test
    void messagesOfAnyLengthGoToAnotherProcessAndBack() throws InterruptedException {
        try (Peer peer = Peer.start("echo", transport.address(), second.share())) {
            second.close();
            for (int length : new int[] {12, 13, 1000, 65_535, 65_536, 65_537, 300_000, 5_000_000}) {
                ByteBuffer message = Messages.of(1, length, length);
                first.send(message, LONG);
                assertEquals(Outcome.DONE, first.receive(collected, LONG));
                assertEquals(message, collected.only());
            }
            first.close();

            assertEquals("PEER_CLOSED", peer.line());
            assertEquals(0, peer.join());
        }
    }

    @Test
    void cleanCloseInAnotherProcessIsNotADeath() throws InterruptedException {
        try (Peer peer = Peer.start("hold", transport.address(), second.share())) {
            second.close();
            peer.line();
            peer.goOn();
            peer.line();
            peer.kill();

            assertEquals(Outcome.DONE, first.receive(collected, LONG));
            assertEquals(Outcome.PEER_CLOSED, first.receive(collected, LONG));
        }
    }

    @Test
    void deathOfTheOnlyHolderIsTold() throws InterruptedException {
        try (Peer peer = Peer.start("hold", transport.address(), second.share())) {
            second.close();
            peer.line();
            peer.kill();

            assertEquals(Outcome.DONE, first.receive(collected, LONG));
            assertEquals(Outcome.PEER_DIED, first.receive(collected, LONG));
            assertEquals(Outcome.PEER_DIED, first.send(Messages.of(1, 0, 100), LONG));
            assertEquals(Outcome.PEER_DIED, first.ready(LONG));
        }
    }

    @Test
    void whoSendsSeldomIsToldOfTheDeathByTheNextSend() throws InterruptedException {
        try (Peer peer = Peer.start("hold", transport.address(), second.share())) {
            second.close();
            peer.line();
            assertEquals(Outcome.DONE, first.send(Messages.of(1, 0, 100), LONG));
            Thread.sleep(100);
            assertEquals(Outcome.DONE, first.send(Messages.of(1, 1, 100), LONG));
            peer.kill();

            Thread.sleep(100);
            assertEquals(Outcome.PEER_DIED, first.send(Messages.of(1, 2, 100), LONG));
        }
    }

    @Test
    void deathOfOneHolderIsNoEndWhileThereIsAnother() throws InterruptedException {
        try (Peer peer = Peer.start("hold", transport.address(), second.share())) {
            peer.line();
            peer.kill();

            assertEquals(Outcome.DONE, first.receive(collected, LONG));
            assertEquals(Outcome.TIMED_OUT, first.receive(collected, Deadline.after(Duration.ofMillis(300))));
            second.close();
            assertEquals(Outcome.PEER_CLOSED, first.receive(collected, LONG));
        }
    }

    @Test
    void blockedReceiverNoticesTheDeathWithinASecond() throws Exception {
        assertTrue(new Survival("receive").addNext(step -> Optional.of(killWhoIsWaitedFor())));
    }

    private Survival.Death killWhoIsWaitedFor() throws InterruptedException {
        MessageChannel.Ends ends = transport.createChannel();
        try (MessageChannel own = ends.first();
                Peer peer =
                        Peer.start("hold", transport.address(), ends.second().share())) {
            ends.second().close();
            peer.line();
            own.receive(collected, LONG);
            Outcome[] outcome = new Outcome[1];
            Blocked receiver = Blocked.in(() -> outcome[0] = own.receive(collected, LONG));
            long start = System.nanoTime();

            peer.kill();

            receiver.requireReturn();
            long nanos = System.nanoTime() - start;
            assertEquals(Outcome.PEER_DIED, outcome[0]);
            return new Survival.Death("killed while it is waited for", nanos);
        }
    }

    @Test
    void killedSenderTearsNothing() throws InterruptedException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int victim = 0; victim < 5; victim++) {
            MessageChannel.Ends ends = transport.createChannel();
            int longest = 200_000 + random.nextInt(1000);
            try (Peer peer =
                    Peer.start("send", transport.address(), ends.second().share(), Integer.toString(longest))) {
                ends.second().close();
                int received = receive(ends.first(), 1 + random.nextInt(200), seed);
                peer.kill();
                receiveUntilDeath(ends.first(), received, seed);
            }
            ends.first().close();
        }
    }

    private int receive(MessageChannel channel, int count, long seed) throws InterruptedException {
        for (int number = 0; number < count; number++) {
            assertEquals(Outcome.DONE, channel.receive(collected, LONG), "seed=" + seed);
            requireNumber(number, seed);
        }
        return count;
    }

    private void receiveUntilDeath(MessageChannel channel, int received, long seed) throws InterruptedException {
        int number = received;
        Outcome outcome = channel.receive(collected, LONG);
        while (outcome == Outcome.DONE) {
            requireNumber(number++, seed);
            outcome = channel.receive(collected, LONG);
        }
        assertEquals(Outcome.PEER_DIED, outcome, "seed=" + seed);
    }

    private void requireNumber(int number, long seed) {
        ByteBuffer message = collected.only();
        Messages.requireWhole(message);
        assertEquals(number, Messages.number(message), "seed=" + seed);
    }

    private int sendUntilFull(int length) throws InterruptedException {
        int sent = 0;
        while (first.send(Messages.of(1, sent, length), Deadline.NOW) == Outcome.DONE) {
            sent++;
        }
        return sent;
    }
}
