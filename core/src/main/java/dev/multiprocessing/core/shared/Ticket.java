package dev.multiprocessing.core.shared;

import dev.multiprocessing.EncodingException;
import java.util.function.Supplier;

/**
 * With which a receiver attaches to one of the library's own objects.
 *
 * @param kind what it is, for the receiver to attach the right thing: a short word without a colon
 * @param word what the transport gave out for it
 */
public record Ticket(String kind, String word) {

    /**
     * A new ticket for a thing.
     *
     * @param home the address of the session that the thing belongs to
     * @param destination the address of the session in which the ticket is to travel
     * @param share asks the transport for its part
     * @throws EncodingException if those are two sessions: a ticket of one may name something else in the other
     */
    public static Ticket issue(String kind, String home, String destination, Supplier<String> share) {
        if (!home.equals(destination)) {
            throw new EncodingException("it belongs to another session");
        }
        return new Ticket(kind, share.get());
    }
}
