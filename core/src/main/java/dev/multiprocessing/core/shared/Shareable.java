package dev.multiprocessing.core.shared;

/** One of the library's own objects that can travel inside a message. */
public interface Shareable extends AutoCloseable {

    /** What it is, for the receiver to attach the right thing: a short word without a colon. */
    String kind();

    /** A new ticket of the transport with which the receiver attaches; it is used once or given back. */
    String ticket();

    @Override
    void close();
}
