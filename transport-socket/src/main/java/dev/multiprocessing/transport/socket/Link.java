package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.Outcome;
import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.spi.Uninterrupted;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A participant's way to the hub: calls and their answers, and what the hub tells unasked. */
abstract class Link implements AutoCloseable {

    /** How long a hub may be silent before it answers a call that is to end now. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** How long to wait at once: so what stops this process does not make the hub silent. */
    private static final Duration LOOK = Duration.ofMillis(250);

    /** How long a hub may be silent before it hears that a process leaves. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The number of what has no answer. */
    private static final int NO_CALL = 0;

    private final Map<Integer, Call> calls = new ConcurrentHashMap<>();
    private final Map<Integer, Window> windows = new ConcurrentHashMap<>(); // by the handle
    private final Map<Integer, Places> places = new ConcurrentHashMap<>(); // the same
    private final AtomicInteger lastCall; // its number
    private final Roster roster = new Roster(this);

    private volatile int longest; // set once, before this process takes part
    private volatile RuntimeException broken; // why there are no answers any more; set once

    Link() {
        this(new AtomicInteger());
    }

    /** Whose calls are numbered by this counter. */
    Link(AtomicInteger lastCall) {
        this.lastCall = lastCall;
    }

    /** Sends a frame at once, behind all before it. */
    abstract void transmit(ByteBuffer frame);

    /** Takes a frame back, if nothing of it is on its way yet, and says whether. */
    abstract boolean withdraw(ByteBuffer frame);

    /** Sends a message through a handle, behind all before it, very soon: others may go with it. */
    abstract void post(int handle, ByteBuffer message);

    /** Takes the messages that a queue has, up to so many; none where the hub has to be asked by a call. */
    abstract void takeNow(int handle, int max, Consumer<ByteBuffer> into);

    /** Sends what is to go with others at once. */
    abstract void flush();

    /** Who listens for what comes from the hub. */
    abstract Turns turns();

    /** Grows when something has come from the hub, and when it has taken what it did not take at once. */
    abstract long signsOfLife();

    @Override
    public abstract void close();

    Roster roster() {
        return roster;
    }

    /** Waits until the condition holds, whose changes fire the signal, or the deadline has passed, and says which. */
    final boolean await(Signal signal, BooleanSupplier condition, Deadline deadline) throws InterruptedException {
        if (condition.getAsBoolean()) {
            return true;
        }
        flush();
        return turns().await(signal, condition, deadline);
    }

    /** Hears what has come, without waiting. */
    abstract void listen();

    /** Fails if the hub does not let such a long message in. */
    final void requireCarriable(ByteBuffer message) {
        if (message.remaining() > longest) {
            throw new IllegalArgumentException("message too large: length=" + message.remaining() + ", max=" + longest
                    + "; send it in parts, share an array, or raise " + Limits.MESSAGE
                    + " where the session is opened");
        }
    }

    /** How much may be sent through a handle. */
    final Window window(int handle) {
        return windows.computeIfAbsent(handle, number -> new Window());
    }

    /** How many messages may be put through a handle without an answer to each. */
    final Places places(int handle) {
        return places.computeIfAbsent(handle, number -> new Places());
    }

    /** A handle is closed. */
    final void forget(int handle) {
        windows.remove(handle);
        places.remove(handle);
    }

    /** Makes a call whose body {@code fill} puts in; {@code onDone} gets what comes with the answer. */
    final Call begin(Op op, int bodyLength, Consumer<ByteBuffer> fill, Consumer<ByteBuffer> onDone) {
        int number = nextNumber();
        ByteBuffer frame = Frame.of(op.ordinal(), number, bodyLength);
        fill.accept(frame);
        Call call = new Call(number, frame.flip(), onDone);
        calls.put(number, call);
        if (broken != null) {
            calls.remove(number);
            throw broken;
        }
        transmit(frame);
        return call;
    }

    /** Tells the hub something that has no answer. */
    final void tell(Op op, int bodyLength, Consumer<ByteBuffer> fill) {
        requireWhole();
        ByteBuffer frame = Frame.of(op.ordinal(), NO_CALL, bodyLength);
        fill.accept(frame);
        transmit(frame.flip());
    }

    /** Makes a call that is answered at once, and returns what came with the answer. */
    final ByteBuffer ask(Op op, int bodyLength, Consumer<ByteBuffer> fill) {
        Call call = begin(op, bodyLength, fill, body -> {});
        Uninterrupted.call(() -> await(call, call::isAnswered, Deadline.NEVER));
        call.status();
        return call.body();
    }

    /**
     * Waits for the answer to a call that may wait until the deadline, or until there is enough without it, and returns
     * it answered. An interrupt ends the wait, too; where there is none, it stays pending.
     */
    final Call settle(Call call, Deadline deadline, BooleanSupplier isEnough) throws InterruptedException {
        if (deadline == Deadline.NOW) {
            requireAnswer(call);
            return call;
        }
        boolean interrupted = false;
        try {
            if (await(call, () -> call.isAnswered() || isEnough.getAsBoolean(), deadline) && call.isAnswered()) {
                return call;
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        try {
            cancel(call);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        if (interrupted && !call.isDone()) {
            Thread.interrupted();
            throw new InterruptedException();
        }
        return call;
    }

    /** Has the hub answer at once. */
    private void cancel(Call call) {
        ByteBuffer cancellation = call.cancellation();
        transmit(cancellation);
        try {
            requireAnswer(call);
        } catch (SilentHostException e) {
            withdraw(cancellation);
            throw e;
        }
    }

    /** Says goodbye, and waits for the hub to have heard everything before it; fails if it does not. */
    final void leave() {
        Call call = begin(Op.LEAVE, 0, body -> {}, body -> {});
        if (!isAnswered(call, PATIENCE)) {
            throw new SilentHostException(PATIENCE, "what this process has put or sent last may be lost");
        }
    }

    /** Waits for an answer that comes at once, or fails; a request that was kept here meanwhile is kept no longer. */
    final void requireAnswer(Call call) {
        if (isAnswered(call, GRACE)) {
            return;
        }
        if (call.request().filter(this::withdraw).isPresent()) {
            calls.remove(call.number());
            throw new SilentHostException(GRACE, "what it was asked for was not sent, and will not be");
        }
        throw new SilentHostException(GRACE, "when it goes on, it may still do what it was asked for");
    }

    /** Waits for an answer, which may come behind much else, until the hub has been silent for so long. */
    private boolean isAnswered(Call call, Duration silence) {
        int silent = 0;
        long seen = signsOfLife();
        do {
            Deadline look = Deadline.after(LOOK);
            if (Uninterrupted.call(() -> await(call, call::isAnswered, look))) {
                return true;
            }
            long now = signsOfLife();
            silent = now == seen ? silent + 1 : 0;
            seen = now;
        } while (LOOK.multipliedBy(silent).compareTo(silence) < 0);
        return false;
    }

    /** A frame has come from the hub, which is this method's own from now on. */
    final void receive(ByteBuffer frame) {
        receive(frame, List.of());
    }

    /** A frame has come from the hub, the rest of which are these parts. */
    final void receive(ByteBuffer frame, List<ByteBuffer> parts) {
        Status status = Status.of(Frame.kind(frame));
        if (status == null) {
            throw new ProtocolException("no such answer: " + Frame.kind(frame));
        }
        int number = Frame.call(frame);
        switch (status) {
            case WELCOME -> {
                longest = Frame.body(frame).getInt();
                roster.is(number);
            }
            case JOINED -> roster.joined(number);
            case GONE -> roster.gone(number);
            case CREDIT -> credit(number, Frame.body(frame).getLong());
            case PLACES -> grant(number, Frame.body(frame).getLong());
            case OTHER_END_CLOSED -> window(number).end(Outcome.PEER_CLOSED);
            case OTHER_END_DIED -> window(number).end(Outcome.PEER_DIED);
            case DISMISSED ->
                fail(new TransportException("the process that hosts the session has dismissed this one:" + " reason="
                        + Frame.text(Frame.body(frame)) + "; it is to attach another transport"));
            default -> answer(number, frame, parts);
        }
    }

    /** An answer has come that there is no memory for, of which this is the header: nothing but its call fails. */
    final void miss(ByteBuffer header) {
        if (Frame.kind(header) != Status.DONE.ordinal()) {
            throw new OutOfMemoryError("for what the hub tells: kind=" + Frame.kind(header));
        }
        Call call = calls.remove(Frame.call(header));
        if (call != null) {
            call.fail(new TransportException("not enough memory for what has come, and it is lost: length="
                    + header.getInt(0) + ", max heap=" + Runtime.getRuntime().maxMemory()
                    + "; give this process more by -Xmx, send it in parts, or share an array"));
        }
    }

    /** The handle may be closed already, and what is told of it is for nobody. */
    private void credit(int handle, long weight) {
        Window window = windows.get(handle);
        if (window != null) {
            window.credit(weight);
        }
    }

    private void grant(int handle, long count) {
        Places granted = places.get(handle);
        if (granted != null) {
            granted.reach(count);
        }
    }

    private void answer(int number, ByteBuffer frame, List<ByteBuffer> parts) {
        Call call = calls.remove(number);
        if (call != null) {
            call.answer(frame, parts.isEmpty() ? List.of(Frame.body(frame)) : parts);
        }
    }

    /** Nothing will come any more. */
    final void fail(RuntimeException reason) {
        synchronized (calls) {
            if (broken != null) {
                return;
            }
            broken = reason;
        }
        roster.lost();
        calls.values().forEach(call -> call.fail(reason));
        calls.clear();
        windows.values().forEach(Signal::fire);
    }

    /** Why nothing comes any more once this process has left. */
    static HandleClosedException left() {
        return new HandleClosedException("this process has left the session; open or attach another transport");
    }

    /** Why a handle can be used no more. */
    static HandleClosedException closed() {
        return new HandleClosedException("handle is closed; attach or create another one");
    }

    final boolean isBroken() {
        return broken != null;
    }

    /** Fails if nothing comes any more. */
    final void requireWhole() {
        if (broken != null) {
            throw broken;
        }
    }

    /** What says whether the hub keeps a call until it can be done. */
    static byte flag(boolean waits) {
        return (byte) (waits ? 1 : 0);
    }

    /** The same, for a call that may wait until the deadline. */
    static byte flag(Deadline deadline) {
        return flag(!deadline.isExpired());
    }

    /** The numbers come round again after some four billions, and a call may have waited for so long. */
    private int nextNumber() {
        int number = lastCall.incrementAndGet();
        while (number == NO_CALL || calls.containsKey(number)) {
            number = lastCall.incrementAndGet();
        }
        return number;
    }
}
