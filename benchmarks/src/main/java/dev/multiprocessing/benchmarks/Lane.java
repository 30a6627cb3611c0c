package dev.multiprocessing.benchmarks;

import java.io.IOException;

/** One direction of messages between two processes, at one of its ends. */
interface Lane extends AutoCloseable {

    /** Sends the whole array as one message, waiting for room. */
    void send(byte[] message) throws IOException, InterruptedException;

    /** Receives one message into the array, which is as long, waiting for it. */
    void receive(byte[] into) throws IOException, InterruptedException;

    /** Hands over what a sender may have kept back to send it together. */
    default void flush() throws IOException, InterruptedException {}

    @Override
    void close() throws IOException;
}
