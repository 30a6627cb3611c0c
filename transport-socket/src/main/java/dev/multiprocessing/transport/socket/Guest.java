package dev.multiprocessing.transport.socket;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A participant, as the hub knows it: what it holds, and which of its calls wait. Guarded by the hub. */
final class Guest {

    private final int id;
    private final Consumer<ByteBuffer> out;
    private final Map<Integer, Hold> holds = new LinkedHashMap<>();
    private final Map<Integer, Parked> parked = new HashMap<>();
    private int lastHold; // guarded by the hub

    /** One that is told things by {@code out}, which must not block. */
    Guest(int id, Consumer<ByteBuffer> out) {
        this.id = id;
        this.out = out;
    }

    int id() {
        return id;
    }

    void tell(ByteBuffer frame) {
        out.accept(frame);
    }

    /** Gives it a handle of an end of a thing. */
    Hold give(Thing thing, int end) {
        Hold hold = new Hold(this, ++lastHold, thing, end);
        holds.put(hold.number(), hold);
        return hold;
    }

    /** The handle with this number, or null. */
    Hold hold(int number) {
        return holds.get(number);
    }

    /** Takes a handle away, with the calls that wait through it; null if there is none. */
    Hold take(int number) {
        Hold hold = holds.remove(number);
        for (Parked call : List.copyOf(parked.values())) {
            if (call.request.hold() == hold) {
                forget(call, Status.CLOSED);
            }
        }
        return hold;
    }

    /** Takes all handles away, with the calls that wait. */
    List<Hold> takeAll() {
        List<Hold> all = new ArrayList<>();
        for (int number : List.copyOf(holds.keySet())) {
            all.add(take(number));
        }
        return all;
    }

    /** A call of its waits, and is to be forgotten by that if it is cancelled. */
    void park(Request request, Runnable forget) {
        parked.put(request.call(), new Parked(request, forget));
    }

    /** A call of its waits no longer. */
    void unpark(Request request) {
        parked.remove(request.call());
    }

    /** Answers that nothing was done, if the call still waits. */
    void cancel(int call) {
        Parked waiting = parked.get(call);
        if (waiting != null) {
            forget(waiting, Status.NOT_NOW);
        }
    }

    private void forget(Parked waiting, Status status) {
        parked.remove(waiting.request.call());
        waiting.forget.run();
        waiting.request.answer(status);
    }

    private record Parked(Request request, Runnable forget) {}
}
