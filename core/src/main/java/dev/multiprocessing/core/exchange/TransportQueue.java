package dev.multiprocessing.core.exchange;

import dev.multiprocessing.Queue;
import dev.multiprocessing.QueueEmptyException;
import dev.multiprocessing.QueueFullException;
import dev.multiprocessing.core.shared.Shareable;
import dev.multiprocessing.core.shared.Ticket;
import dev.multiprocessing.core.shared.TransportErrors;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.TransportException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** The queue of objects: encodes in the caller, decodes after the message has left the transport. */
public final class TransportQueue<E> implements Queue<E>, Shareable {

    /** What a handle of a queue is called in a message. */
    public static final String KIND = "Queue";

    private final MessageQueue messages;
    private final int capacity;
    private final Encoding encoding;
    private volatile boolean closed; // set once, by close()
    private volatile boolean joinCancelled; // set once, by cancelJoinThread()

    /** Over a handle of the transport's queue, which becomes this object's own. */
    public TransportQueue(MessageQueue messages, Encoding encoding) {
        this.messages = messages;
        this.capacity = messages.capacity();
        this.encoding = encoding;
    }

    @Override
    public void put(E element) throws InterruptedException {
        offer(element, Deadline.NEVER);
    }

    @Override
    public void put(E element, Duration timeout) throws InterruptedException {
        if (!offer(element, Deadline.after(timeout))) {
            throw new QueueFullException("queue still full: maxsize=" + capacity + ", timeout=" + timeout);
        }
    }

    @Override
    public void putNowait(E element) {
        if (!offerNow(element)) {
            throw new QueueFullException("queue full: maxsize=" + capacity);
        }
    }

    @Override
    public E get() throws InterruptedException {
        return decode(take(Deadline.NEVER));
    }

    @Override
    public E get(Duration timeout) throws InterruptedException {
        ByteBuffer message = take(Deadline.after(timeout));
        if (message == null) {
            throw new QueueEmptyException("queue empty, timeout=" + timeout);
        }
        return decode(message);
    }

    @Override
    public E getNowait() {
        try {
            ByteBuffer message = take(Deadline.NOW);
            if (message == null) {
                throw new QueueEmptyException("queue empty");
            }
            return decode(message);
        } catch (InterruptedException e) {
            throw interruptedWithoutWaiting(e);
        }
    }

    @Override
    public void putAll(Collection<? extends E> elements) throws InterruptedException {
        putAll(elements, Deadline.NEVER);
    }

    @Override
    public int putAll(Collection<? extends E> elements, Duration timeout) throws InterruptedException {
        return putAll(elements, Deadline.after(timeout));
    }

    private int putAll(Collection<? extends E> elements, Deadline deadline) throws InterruptedException {
        requireOpen();
        Objects.requireNonNull(elements, "elements");
        List<ByteBuffer> batch = new ArrayList<>(elements.size());
        List<Encoding.Outgoing> underWay = new ArrayList<>(elements.size());
        int done = 0;
        try {
            for (E element : elements) {
                Encoding.Outgoing message = encoding.encode(element);
                underWay.add(message);
                batch.add(ByteBuffer.wrap(message.copy()));
            }
            int more = 1;
            while (done < batch.size() && more > 0) {
                more = messages.putAll(batch.subList(done, batch.size()), deadline);
                done += more;
            }
            return done;
        } catch (InterruptedException e) {
            if (done == 0 || deadline == Deadline.NEVER) {
                throw e;
            }
            Thread.currentThread().interrupt();
            return done;
        } catch (TransportException e) {
            if (done == 0 || deadline == Deadline.NEVER) {
                throw TransportErrors.translate(e, "queue");
            }
            return done;
        } finally {
            underWay.subList(done, underWay.size()).forEach(Encoding.Outgoing::giveBack);
        }
    }

    @Override
    public int drainTo(Collection<? super E> into, int max) {
        Objects.requireNonNull(into, "into");
        if (max < 0) {
            throw new IllegalArgumentException("max must not be negative: max=" + max);
        }
        List<ByteBuffer> batch = takeNow(max);
        RuntimeException failure = null;
        for (ByteBuffer message : batch) {
            try {
                into.add(decode(message.flip()));
            } catch (RuntimeException e) { // undecodable, or rejected by the collection: the others are not to suffer
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return batch.size();
    }

    @Override
    public boolean empty() {
        return qsize() == 0;
    }

    @Override
    public boolean full() {
        return qsize() >= capacity;
    }

    @Override
    public int qsize() {
        requireOpen();
        try {
            return messages.size();
        } catch (TransportException e) {
            throw TransportErrors.translate(e, "queue");
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            messages.close();
        } catch (TransportException e) {
            throw TransportErrors.translate(e, "queue");
        }
    }

    @Override
    public void joinThread() throws InterruptedException {
        joinThread(Deadline.NEVER);
    }

    @Override
    public boolean joinThread(Duration timeout) throws InterruptedException {
        return joinThread(Deadline.after(timeout));
    }

    private boolean joinThread(Deadline deadline) throws InterruptedException {
        if (!closed) {
            throw new IllegalStateException("queue is open: close() it before joinThread()");
        }
        try {
            return joinCancelled || messages.flush(deadline);
        } catch (TransportException e) {
            throw TransportErrors.translate(e, "queue");
        }
    }

    @Override
    public void cancelJoinThread() {
        joinCancelled = true;
    }

    @Override
    public Ticket ticket(String session) {
        requireOpen();
        try {
            return Ticket.issue(KIND, encoding.session(), session, messages::share);
        } catch (TransportException e) {
            throw TransportErrors.translate(e, "queue");
        }
    }

    @Override
    public String toString() {
        String bound = capacity == MessageQueue.UNBOUNDED ? "unbounded" : "maxsize=" + capacity;
        return "Queue[" + bound + (closed ? ", closed]" : "]");
    }

    private boolean offer(E element, Deadline deadline) throws InterruptedException {
        requireOpen();
        Encoding.Outgoing message = encoding.encode(element);
        boolean done = false;
        try {
            done = messages.put(message.bytes(), deadline);
            return done;
        } catch (TransportException e) {
            throw TransportErrors.translate(e, "queue");
        } finally {
            if (!done) {
                message.giveBack();
            }
        }
    }

    private boolean offerNow(E element) {
        try {
            return offer(element, Deadline.NOW);
        } catch (InterruptedException e) {
            throw interruptedWithoutWaiting(e);
        }
    }

    /** The next message, {@code null} if there was none until the deadline. */
    private ByteBuffer take(Deadline deadline) throws InterruptedException {
        requireOpen();
        Intake intake = new Intake();
        try {
            return messages.take(intake, 1, deadline) == 0 ? null : intake.message();
        } catch (TransportException e) {
            throw TransportErrors.translate(e, "queue");
        }
    }

    private List<ByteBuffer> takeNow(int max) {
        requireOpen();
        List<ByteBuffer> batch = new ArrayList<>();
        if (max == 0) {
            return batch;
        }
        try {
            int taken = messages.take(
                    length -> {
                        batch.add(ByteBuffer.allocate(length));
                        return batch.get(batch.size() - 1);
                    },
                    max,
                    Deadline.NOW);
            return batch.subList(0, taken); // room may have been asked for one more, which could not be read
        } catch (TransportException e) {
            throw TransportErrors.translate(e, "queue");
        } catch (InterruptedException e) {
            throw interruptedWithoutWaiting(e);
        }
    }

    @SuppressWarnings("unchecked") // the element type is erased: it shows where the element is used, as Queue says
    private E decode(ByteBuffer message) {
        return (E) encoding.decode(message, Object.class);
    }

    private void requireOpen() {
        if (closed) {
            throw TransportErrors.closed("queue", null);
        }
    }

    private static IllegalStateException interruptedWithoutWaiting(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("the transport was interrupted in a call that must not wait", cause);
    }
}
