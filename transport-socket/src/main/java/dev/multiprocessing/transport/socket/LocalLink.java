package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Waiter;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The way to the hub from the process that hosts it: a method call. */
final class LocalLink extends Link {

    private static final long SPIN_NANOS = 20_000;

    private final Host host;
    private Guest guest; // set once, before anybody else has this

    private LocalLink(Host host) {
        this.host = host;
    }

    /** Joins the session as its first participant. */
    static LocalLink open(Host host) {
        LocalLink link = new LocalLink(host);
        link.guest = host.join(link::receive);
        return link;
    }

    @Override
    void transmit(ByteBuffer frame) {
        host.serve(guest, frame);
    }

    @Override
    void post(ByteBuffer frame) {
        transmit(frame);
    }

    @Override
    boolean await(Signal signal, BooleanSupplier condition, Deadline deadline) throws InterruptedException {
        if (condition.getAsBoolean() || !deadline.isExpired() && Waiter.look(condition, SPIN_NANOS)) {
            return true;
        }
        signal.enter();
        try {
            return new Parked().until(deadline, condition);
        } finally {
            signal.leave();
        }
    }

    @Override
    void listen() {}

    @Override
    public void close() {
        fail(left());
        host.release();
    }

    /** Whoever fires the signal unparks it. */
    private static final class Parked extends Waiter {

        @Override
        protected void sleep(long nanos) {
            LockSupport.parkNanos(this, nanos);
        }
    }
}
