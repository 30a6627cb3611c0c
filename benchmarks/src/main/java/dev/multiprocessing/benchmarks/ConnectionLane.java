package dev.multiprocessing.benchmarks;

import dev.multiprocessing.Connection;

/** Our pipe, as bytes. */
record ConnectionLane(Connection connection) implements Lane {

    @Override
    public void send(byte[] message) throws InterruptedException {
        connection.sendBytes(message);
    }

    @Override
    public void receive(byte[] into) throws InterruptedException {
        connection.recvBytesInto(into, 0);
    }

    @Override
    public void close() {
        connection.close();
    }
}
