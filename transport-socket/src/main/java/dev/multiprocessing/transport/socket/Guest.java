package dev.multiprocessing.transport.socket;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** A participant, as the hub knows it: what it holds, and which of its calls wait. Guarded by the hub. */
final class Guest {

    private final int id;
    private final boolean isHere;
    private final BiConsumer<ByteBuffer, List<ByteBuffer>> out;
    private final Map<Integer, Hold> holds = new LinkedHashMap<>();
    private final Map<Integer, Parked> parked = new HashMap<>();
    private int lastHold; // guarded by the hub

    /** One that is told things by {@code out}: frames, and what goes behind them as it is. It must not block. */
    Guest(int id, boolean isHere, BiConsumer<ByteBuffer, List<ByteBuffer>> out) {
        this.id = id;
        this.isHere = isHere;
        this.out = out;
    }

    int id() {
        return id;
    }

    /** Whether it is in the hub's own process. */
    boolean isHere() {
        return isHere;
    }

    void tell(ByteBuffer frame) {
        tell(frame, List.of());
    }

    /** Tells it a frame, the rest of which are these parts. */
    void tell(ByteBuffer frame, List<ByteBuffer> parts) {
        out.accept(frame, parts);
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
