package dev.multiprocessing.mirror;

import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Participants;
import dev.multiprocessing.spi.Region;
import dev.multiprocessing.spi.Transport;
import java.util.Set;

/** Passes everything on; a fault overrides what it does otherwise. */
class PassingTransport implements Transport {

    private final Transport transport;

    PassingTransport(Transport transport) {
        this.transport = transport;
    }

    @Override
    public Set<Capability> capabilities() {
        return transport.capabilities();
    }

    @Override
    public String address() {
        return transport.address();
    }

    @Override
    public Participants participants() {
        return transport.participants();
    }

    @Override
    public MessageQueue createQueue(int capacity) {
        return transport.createQueue(capacity);
    }

    @Override
    public MessageQueue attachQueue(String ticket) {
        return transport.attachQueue(ticket);
    }

    @Override
    public MessageChannel.Ends createChannel() {
        return transport.createChannel();
    }

    @Override
    public MessageChannel attachChannel(String ticket) {
        return transport.attachChannel(ticket);
    }

    @Override
    public Region createRegion(long size) {
        return transport.createRegion(size);
    }

    @Override
    public Region attachRegion(String ticket) {
        return transport.attachRegion(ticket);
    }

    @Override
    public void close() {
        transport.close();
    }

    @Override
    public String toString() {
        return "broken " + transport;
    }
}
