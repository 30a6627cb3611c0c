package dev.multiprocessing.transport.socket;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Calls that wait for the same thing to happen. Guarded by the hub. */
final class Parking {

    private final Set<Request> parked = new LinkedHashSet<>();

    /** The call waits, until it leaves with the others, or is cancelled. */
    void park(Request request) {
        parked.add(request);
        request.guest().park(request, () -> parked.remove(request));
    }

    /** Nobody waits any more; all of those who did, since one that is stopped would keep the place from the others. */
    List<Request> leaveAll() {
        if (parked.isEmpty()) {
            return List.of();
        }
        List<Request> all = List.copyOf(parked);
        parked.clear();
        all.forEach(request -> request.guest().unpark(request));
        return all;
    }

    boolean isEmpty() {
        return parked.isEmpty();
    }

    /** So many of those who have waited longest are answered, and wait no more. */
    void tell(int count, Status status) {
        if (parked.isEmpty()) {
            return;
        }
        for (Request request : parked.stream().limit(count).toList()) {
            parked.remove(request);
            request.guest().unpark(request);
            request.answer(status);
        }
    }

    /** All are answered, and wait no more. */
    void tellAll(Status status) {
        leaveAll().forEach(request -> request.answer(status));
    }
}
