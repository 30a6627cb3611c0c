package dev.multiprocessing.transport.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Outcome;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Of those who wait, as many are told as there is something for; and others, if those do not come for it. */
@Timeout(60)
class WakeUpsTest {

    private static final int WAITERS = 20;
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Hub hub = new Hub(1 << 20, 1 << 20);
    private final List<Integer> told = new ArrayList<>(); // the kinds of what those were told who wait
    private final List<ByteBuffer> answers = new ArrayList<>(); // to the one who does not
    private final Guest first = hub.join(true, (frame, parts) -> answers.add(frame));
    private int lastCall;

    @Test
    void oneMessageWakesOneConsumer() {
        int queue = createQueueWithConsumers();

        put(first, queue, false);

        assertEquals(List.of(Status.AGAIN.ordinal()), told);
    }

    @Test
    void othersAreToldSoonIfThoseDoNotComeWhoWere() {
        int queue = createQueueWithConsumers();
        long start = System.nanoTime();

        put(first, queue, false);
        hub.look();
        assertEquals(1, told.size());

        while (hub.isCrowded()) {
            hub.look();
        }
        assertEquals(WAITERS, told.size());
        assertTrue(System.nanoTime() - start > 2 * Hub.LOOK_NANOS);
    }

    @Test
    void onePlaceWakesOneProducer() {
        int queue = createQueue(1);
        put(first, queue, false);
        for (int i = 0; i < WAITERS; i++) {
            Guest waiter = join();
            put(waiter, attach(waiter, queue), true);
        }
        told.clear();

        take(first, queue);

        assertEquals(List.of(Status.AGAIN.ordinal()), told);
    }

    @Test
    void producerWhoDoesNotWaitIsToldThatTheQueueIsFull() {
        int queue = createQueue(8);
        Guest producer = join();
        int itsQueue = attach(producer, queue);
        put(producer, itsQueue, false);
        put(producer, itsQueue, false); // from now on, places are kept for it
        Guest other = join();
        int othersQueue = attach(other, queue);
        told.clear();
        for (int i = 0; i < 6; i++) {
            put(other, othersQueue, false);
        }
        int waiting = told.size();

        send(producer, itsQueue);

        assumeTrue(waiting < 6, "the places were kept for a moment only, which is over");
        assertEquals(Status.NOT_NOW.ordinal(), told.get(told.size() - 1));
        assertEquals(6, told.size());
    }

    @Test
    void consumerThatIsStoppedKeepsNoMessageFromTheOthers() throws IOException, InterruptedException {
        try (Transport host = new SocketTransportProvider().open(Settings.none());
                RawGuest stopped = RawGuest.enter(Address.parse(host.address()));
                Transport guest = new SocketTransportProvider().attach(host.address(), Settings.none())) {
            MessageQueue queue = host.createQueue(10);
            int handle = stopped.attach(queue.share());
            stopped.ask(Op.TAKE, 9, body -> body.putInt(handle).putInt(1).put(Link.flag(true)));
            stopped.attach(queue.share()); // it waits now
            MessageQueue there = guest.attachQueue(queue.share());
            CompletableFuture<Integer> taken = CompletableFuture.supplyAsync(() -> take(there));

            assertTrue(queue.put(ByteBuffer.allocate(1), Deadline.NOW));

            assertEquals(1, taken.join());
        }
    }

    @Test
    void receiverThatIsStoppedKeepsNoMessageFromTheOthers() throws IOException, InterruptedException {
        try (Transport host = new SocketTransportProvider().open(Settings.none());
                RawGuest stopped = RawGuest.enter(Address.parse(host.address()));
                Transport guest = new SocketTransportProvider().attach(host.address(), Settings.none())) {
            MessageChannel.Ends ends = host.createChannel();
            int handle = stopped.attach(ends.second().share());
            stopped.ask(Op.READY, 5, body -> body.putInt(handle).put(Link.flag(true)));
            stopped.attach(ends.second().share()); // it waits now
            MessageChannel there = guest.attachChannel(ends.second().share());
            CompletableFuture<Outcome> received = CompletableFuture.supplyAsync(() -> receive(there));

            assertEquals(Outcome.DONE, ends.first().send(ByteBuffer.allocate(1), Deadline.NOW));

            assertEquals(Outcome.DONE, received.join());
        }
    }

    @Test
    void producerThatIsStoppedKeepsNoPlaceFromTheOthers() throws IOException, InterruptedException {
        try (Transport host = new SocketTransportProvider().open(Settings.none());
                RawGuest stopped = RawGuest.enter(Address.parse(host.address()));
                Transport guest = new SocketTransportProvider().attach(host.address(), Settings.none())) {
            MessageQueue queue = host.createQueue(1);
            assertTrue(queue.put(ByteBuffer.allocate(1), Deadline.NOW));
            int handle = stopped.attach(queue.share());
            stopped.ask(
                    Op.PUT, 9, body -> body.putInt(handle).put(Link.flag(true)).putInt(0));
            stopped.attach(queue.share()); // it waits now
            MessageQueue there = guest.attachQueue(queue.share());
            CompletableFuture<Boolean> put = CompletableFuture.supplyAsync(() -> put(there));

            assertEquals(1, queue.take(ByteBuffer::allocate, 1, Deadline.NOW));

            assertTrue(put.join());
        }
    }

    private static int take(MessageQueue queue) {
        try {
            return queue.take(ByteBuffer::allocate, 1, Deadline.after(SOON));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Outcome receive(MessageChannel channel) {
        try {
            return channel.receive(ByteBuffer::allocate, Deadline.after(SOON));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean put(MessageQueue queue) {
        try {
            return queue.put(ByteBuffer.allocate(1), Deadline.after(SOON));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Guest join() {
        return hub.join(false, (frame, parts) -> told.add(Frame.kind(frame)));
    }

    private int createQueue(int capacity) {
        ask(first, Op.CREATE_QUEUE, body -> body.putInt(capacity));
        return Frame.body(lastAnswer()).getInt();
    }

    /** Each of whom waits. */
    private int createQueueWithConsumers() {
        int queue = createQueue(100);
        for (int i = 0; i < WAITERS; i++) {
            Guest waiter = join();
            take(waiter, attach(waiter, queue));
        }
        told.clear();
        return queue;
    }

    /** Gives a guest a handle, the first that it has, and returns its number. */
    private int attach(Guest guest, int queue) {
        ask(first, Op.SHARE, body -> body.putInt(queue));
        ByteBuffer ticket = Frame.body(lastAnswer());
        ask(guest, Op.ATTACH, body -> body.put(ticket));
        return 1;
    }

    private ByteBuffer lastAnswer() {
        return answers.get(answers.size() - 1);
    }

    private void take(Guest guest, int queue) {
        ask(guest, Op.TAKE, body -> body.putInt(queue).putInt(1).put(Link.flag(true)));
    }

    private void put(Guest guest, int queue, boolean waits) {
        ask(guest, Op.PUT, body -> body.putInt(queue).put(Link.flag(waits)).putInt(0));
    }

    private void send(Guest guest, int queue) {
        ask(guest, Op.SEND, body -> body.putInt(queue).putInt(0));
    }

    private void ask(Guest guest, Op op, Consumer<ByteBuffer> fill) {
        ByteBuffer body = ByteBuffer.allocate(64);
        fill.accept(body);
        hub.handle(
                guest,
                Frame.of(op.ordinal(), ++lastCall, body.position())
                        .put(body.flip())
                        .flip());
    }
}
