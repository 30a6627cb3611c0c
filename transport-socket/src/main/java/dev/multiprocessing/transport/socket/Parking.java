package dev.multiprocessing.transport.socket;

import java.util.ArrayList;
import java.util.Iterator;
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

    /** So many of those who have waited longest wait no more. */
    List<Request> leave(int count) {
        if (parked.isEmpty()) {
            return List.of();
        }
        List<Request> first = new ArrayList<>();
        Iterator<Request> all = parked.iterator();
        while (first.size() < count && all.hasNext()) {
            Request request = all.next();
            all.remove();
            request.guest().unpark(request);
            first.add(request);
        }
        return first;
    }

    boolean isEmpty() {
        return parked.isEmpty();
    }

    /** So many of those who have waited longest are answered, and wait no more. */
    void tell(int count, Status status) {
        leave(count).forEach(request -> request.answer(status));
    }

    /** All are answered, and wait no more. */
    void tellAll(Status status) {
        tell(Integer.MAX_VALUE, status);
    }
}
