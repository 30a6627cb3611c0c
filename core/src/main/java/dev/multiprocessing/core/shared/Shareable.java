package dev.multiprocessing.core.shared;

/** One of the library's own objects that can travel inside a message. */
public interface Shareable extends AutoCloseable {

    /**
     * A new ticket, which is used once or given back.
     *
     * @param session the address of the session in which it is to travel
     */
    Ticket ticket(String session);

    @Override
    void close();
}
