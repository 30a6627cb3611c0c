package dev.multiprocessing.transport.socket;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Messages in the order in which they came; guarded by the hub.
 *
 * <p>A call that has to wait is parked, and told when there is room or a message: then it comes back. So nothing is
 * done for whoever is stopped, or dead while nobody has heard of it yet.
 *
 * <p>What is sent, instead of put, goes in whether there is room or not: the sender has a {@link Window}, which is
 * opened again when its messages have been taken.
 */
final class Line {

    /** An answer carries no more than this, but one message at least. */
    private static final int ANSWER_BYTES = 256 * 1024;

    private final int capacity;
    private final Deque<Message> messages = new ArrayDeque<>();
    private final Set<Request> putters = new LinkedHashSet<>();
    private final Set<Request> takers = new LinkedHashSet<>();

    private Status end; // how it has ended, null while it has not; guarded by the hub

    /** One into which so many messages may be put. */
    Line(int capacity) {
        this.capacity = capacity;
    }

    int size() {
        return messages.size();
    }

    /** Puts the message that is left in the request. */
    void put(Request request, boolean waits) {
        if (end != null) {
            request.answer(end);
        } else if (hasRoom()) {
            messages.add(Message.put(rest(request)));
            request.done();
            wakeTakers();
        } else if (waits) {
            putters.add(request);
            request.guest().park(request, () -> putters.remove(request));
        } else {
            request.answer(Status.NOT_NOW);
        }
    }

    /** Puts as many of the messages in the request as there is room for, and answers how many. */
    void putAll(Request request) {
        int count = 0;
        ByteBuffer body = request.body();
        while (end == null && hasRoom() && body.hasRemaining()) {
            messages.add(Message.put(next(body)));
            count++;
        }
        request.done(count);
        if (count > 0) {
            wakeTakers();
        }
    }

    /** Puts the message that is left in the request, whether there is room or not. */
    void putInAnyCase(Request request) {
        messages.add(Message.put(rest(request)));
        wakeTakers();
    }

    /** Lets the message that is left in the request in; where nobody will take it, it is forgotten. */
    void send(Request request) {
        if (end == null) {
            messages.add(Message.sent(rest(request), request.hold()));
            wakeTakers();
        }
    }

    /** Puts messages back that were taken and not used, before all others. */
    void giveBack(Request request) {
        Deque<Message> back = new ArrayDeque<>();
        ByteBuffer body = request.body();
        while (body.hasRemaining()) {
            back.addFirst(Message.put(next(body)));
        }
        back.forEach(messages::addFirst);
        if (!back.isEmpty()) {
            wakeTakers();
        }
    }

    /** Answers with the messages that are there, up to so many and so long. */
    void take(Request request, int max, boolean waits) {
        if (messages.isEmpty()) {
            await(request, waits);
            return;
        }
        List<byte[]> taken = new ArrayList<>();
        int length = 0;
        while (taken.size() < max && !messages.isEmpty() && (taken.isEmpty() || length < ANSWER_BYTES)) {
            Message message = messages.remove();
            message.isTaken();
            taken.add(message.bytes());
            length += Integer.BYTES + message.bytes().length;
        }
        ByteBuffer answer = request.frame(Status.DONE, length);
        taken.forEach(message -> answer.putInt(message.length).put(message));
        request.send(answer.flip());
        wakePutters();
    }

    /** Answers once there is a message. */
    void ready(Request request, boolean waits) {
        if (messages.isEmpty()) {
            await(request, waits);
        } else {
            request.done();
        }
    }

    /** Lets nothing in any more; what is there can still be taken. */
    void end(Status how) {
        end = how;
        wakePutters();
        wakeTakers();
    }

    private boolean hasRoom() {
        return messages.size() < capacity;
    }

    private void await(Request request, boolean waits) {
        if (end != null) {
            request.answer(end);
        } else if (waits) {
            request.keep();
            takers.add(request);
            request.guest().park(request, () -> takers.remove(request));
        } else {
            request.answer(Status.NOT_NOW);
        }
    }

    /** All of them, since one that is stopped would keep the place from the others. */
    private void wakePutters() {
        List<Request> woken = List.copyOf(putters);
        putters.clear();
        for (Request putter : woken) {
            putter.guest().unpark(putter);
            putter.answer(Status.AGAIN);
        }
    }

    private void wakeTakers() {
        List<Request> woken = List.copyOf(takers);
        takers.clear();
        for (Request taker : woken) {
            taker.guest().unpark(taker);
            if (taker.op() == Op.READY) {
                taker.serveAgain();
            } else {
                taker.answer(Status.AGAIN);
            }
        }
    }

    private static byte[] next(ByteBuffer body) {
        int length = body.getInt();
        if (length < 0 || length > body.remaining()) {
            throw new ProtocolException("a message longer than what it is in: length=" + length);
        }
        byte[] message = new byte[length];
        body.get(message);
        return message;
    }

    private static byte[] rest(Request request) {
        byte[] message = new byte[request.body().remaining()];
        request.body().get(message);
        return message;
    }

    /**
     * A message.
     *
     * @param bytes what is in it
     * @param sender the handle that it was sent through; null if it was put
     */
    private record Message(byte[] bytes, Hold sender) {

        static Message put(byte[] bytes) {
            return new Message(bytes, null);
        }

        static Message sent(byte[] bytes, Hold sender) {
            return new Message(bytes, sender);
        }

        /** It is out of the way. */
        void isTaken() {
            if (sender != null) {
                sender.credit(Window.weightOf(bytes.length));
            }
        }
    }
}
