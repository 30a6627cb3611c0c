package dev.multiprocessing.core.memory;

import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Participants;
import dev.multiprocessing.spi.Region;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A session of participants that exist only as ids, and die when a test says so; it has regions and nothing else. */
final class TestSession {

    static final String ADDRESS = "the session of this test";

    private final Map<String, TestBytes> tickets = new ConcurrentHashMap<>();
    private final Set<Integer> living = ConcurrentHashMap.newKeySet();
    private final AtomicInteger lastTicket = new AtomicInteger();
    private final AtomicInteger openHandles = new AtomicInteger();

    Transport join(int participant) {
        living.add(participant);
        return new Member(participant);
    }

    /** From now on this participant is told to be dead; what it wrote stays. */
    void kill(int participant) {
        living.remove(participant);
    }

    int openHandles() {
        return openHandles.get();
    }

    /** The bytes behind a ticket, which stays usable. */
    TestBytes bytes(String ticket) {
        return tickets.get(ticket);
    }

    private Region open(TestBytes bytes) {
        openHandles.incrementAndGet();
        return new TestRegion(bytes, () -> share(bytes), openHandles::decrementAndGet);
    }

    private String share(TestBytes bytes) {
        String ticket = "r" + lastTicket.incrementAndGet();
        tickets.put(ticket, bytes);
        return ticket;
    }

    /** One participant's transport. */
    private final class Member implements Transport, Participants {

        private final int participant;
        private volatile boolean closed; // by the test thread, only ever to true

        Member(int participant) {
            this.participant = participant;
        }

        @Override
        public Set<Capability> capabilities() {
            return Set.of();
        }

        @Override
        public String address() {
            return ADDRESS;
        }

        @Override
        public Participants participants() {
            return this;
        }

        @Override
        public int self() {
            return participant;
        }

        @Override
        public boolean isAlive(int other) {
            return living.contains(other);
        }

        @Override
        public MessageQueue createQueue(int capacity) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MessageQueue attachQueue(String ticket) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MessageChannel.Ends createChannel() {
            throw new UnsupportedOperationException();
        }

        @Override
        public MessageChannel attachChannel(String ticket) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Region createRegion(long size) {
            if (closed) {
                throw new HandleClosedException("transport is closed");
            }
            if (size > TestBytes.MAX_SIZE) {
                throw new TransportException("region too large: size=" + size + ", max=" + TestBytes.MAX_SIZE);
            }
            return open(new TestBytes((int) size));
        }

        @Override
        public Region attachRegion(String ticket) {
            TestBytes bytes = tickets.get(ticket);
            if (bytes == null) {
                throw new TransportException("no such region: ticket=" + ticket);
            }
            return open(bytes);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
