package dev.multiprocessing.core.memory;

import dev.multiprocessing.MultiprocessingException;
import dev.multiprocessing.core.shared.Ticket;
import dev.multiprocessing.core.shared.TransportErrors;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Region;
import dev.multiprocessing.spi.TransportException;
import java.nio.ByteBuffer;

/** A region whose errors are those of the api; the one place in this package where they are translated. */
final class CheckedRegion implements Region {

    private final Region region;
    private final Kind kind;
    private final String session;
    private volatile boolean closed; // by close() of any thread, only ever to true

    CheckedRegion(Region region, Kind kind, String session) {
        this.region = region;
        this.kind = kind;
        this.session = session;
    }

    boolean isClosed() {
        return closed;
    }

    /** For answers that need no access to the region, and would be given after close as well. */
    void requireOpen() {
        if (closed) {
            throw TransportErrors.closed(kind.word(), null);
        }
    }

    @Override
    public long size() {
        try {
            return region.size();
        } catch (TransportException e) {
            throw translated(e);
        }
    }

    @Override
    public int getInt(long offset) {
        try {
            return region.getInt(offset);
        } catch (TransportException e) {
            throw translated(e);
        }
    }

    @Override
    public void setInt(long offset, int value) {
        try {
            region.setInt(offset, value);
        } catch (TransportException e) {
            throw translated(e);
        }
    }

    @Override
    public boolean compareAndSetInt(long offset, int expected, int value) {
        try {
            return region.compareAndSetInt(offset, expected, value);
        } catch (TransportException e) {
            throw translated(e);
        }
    }

    @Override
    public int getAndAddInt(long offset, int delta) {
        try {
            return region.getAndAddInt(offset, delta);
        } catch (TransportException e) {
            throw translated(e);
        }
    }

    @Override
    public long getLong(long offset) {
        try {
            return region.getLong(offset);
        } catch (TransportException e) {
            throw translated(e);
        }
    }

    @Override
    public void setLong(long offset, long value) {
        try {
            region.setLong(offset, value);
        } catch (TransportException e) {
            throw translated(e);
        }
    }

    @Override
    public boolean compareAndSetLong(long offset, long expected, long value) {
        try {
            return region.compareAndSetLong(offset, expected, value);
        } catch (TransportException e) {
            throw translated(e);
        }
    }

    @Override
    public long getAndAddLong(long offset, long delta) {
        try {
            return region.getAndAddLong(offset, delta);
        } catch (TransportException e) {
            throw translated(e);
        }
    }

    @Override
    public void read(long offset, ByteBuffer into) {
        try {
            region.read(offset, into);
        } catch (TransportException e) {
            throw translated(e);
        }
    }

    @Override
    public void write(long offset, ByteBuffer from) {
        try {
            region.write(offset, from);
        } catch (TransportException e) {
            throw translated(e);
        }
    }

    @Override
    public void await(long offset, long expected, Deadline deadline) throws InterruptedException {
        try {
            region.await(offset, expected, deadline);
        } catch (TransportException e) {
            throw translated(e);
        }
    }

    @Override
    public void wake(long offset) {
        try {
            region.wake(offset);
        } catch (TransportException e) {
            throw translated(e);
        }
    }

    /** A ticket to what is in the region, which may be taken for another kind than the region was made for. */
    Ticket ticket(Kind kind, String destination) {
        return Ticket.issue(kind.word(), session, destination, this::share);
    }

    @Override
    public String share() {
        try {
            return region.share();
        } catch (TransportException e) {
            throw translated(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            region.close();
        } catch (TransportException e) {
            throw translated(e);
        }
    }

    /** What to throw to a program where the transport reported this, here or in what belongs to the region. */
    MultiprocessingException translated(TransportException error) {
        return TransportErrors.translate(error, kind.word());
    }
}
