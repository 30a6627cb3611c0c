package dev.multiprocessing;

import java.time.Duration;
import java.util.Collection;

/**
 * A queue of objects with any number of producers and consumers in any process; each element goes to one taker.
 *
 * <p>Hand-over is synchronous: {@code put} encodes the element in the caller's thread, a later change of the object
 * does not change what was put, and when it returns, every process that hears of it sees the element in {@link
 * #qsize()}, {@link #empty()} and {@link #get()}. Elements of one producer are taken in the order they were put. {@code
 * null} is an element.
 *
 * <p><b>Death.</b> A process that is killed in the middle of a call holds nobody up and tears nothing: an element whose
 * {@code put} had returned is not lost with its producer; one whose put had not returned is in the queue whole or not
 * at all. An element that a killed consumer was just taking may be gone with it.
 *
 * <p>Any number of threads may use one handle. Whatever is asked of a handle after {@link #close()}, but for {@link
 * #joinThread()} and {@link #cancelJoinThread()}, is a {@link ClosedException}; whoever else has the queue open is not
 * affected.
 *
 * @param <E> the type of the elements; it is not checked when they are taken, but where they are used
 */
public interface Queue<E> extends AutoCloseable {

    /**
     * Puts an element, waiting while the queue is full.
     *
     * @throws EncodingException if the element cannot be encoded; the queue is unchanged
     * @throws ClosedException if this handle is closed, also by another thread during the wait
     */
    void put(E element) throws InterruptedException;

    /**
     * Puts an element, waiting at most {@code timeout} while the queue is full.
     *
     * @throws QueueFullException if it was still full then; the queue is unchanged
     */
    void put(E element, Duration timeout) throws InterruptedException;

    /**
     * Puts an element without waiting for a free place.
     *
     * @throws QueueFullException if the queue is full; it is unchanged
     */
    void putNowait(E element);

    /**
     * Takes the element at the head, waiting while the queue is empty.
     *
     * @throws DecodingException if the element cannot be decoded here; it is consumed, the next one is not affected
     * @throws ClosedException if this handle is closed, also by another thread during the wait
     */
    E get() throws InterruptedException;

    /**
     * Takes the element at the head, waiting at most {@code timeout} while the queue is empty.
     *
     * @throws QueueEmptyException if it was still empty then
     */
    E get(Duration timeout) throws InterruptedException;

    /**
     * Takes the element at the head without waiting for one.
     *
     * @throws QueueEmptyException if the queue is empty
     */
    E getNowait();

    /**
     * Puts all elements in order as one batch, waiting while the queue is full. All are encoded before the first is
     * put. Other producers' elements may come between them. If the wait is interrupted or the handle is closed
     * meanwhile, those put so far stay in the queue; the form with a timeout says how many they were.
     *
     * @throws EncodingException if one of them cannot be encoded; nothing was put
     */
    void putAll(Collection<? extends E> elements) throws InterruptedException;

    /**
     * Puts elements in order as one batch, waiting at most {@code timeout} in all while the queue is full. All are
     * encoded before the first is put.
     *
     * @return how many were put, counted from the first; an interrupt after the first one ends the call early and stays
     *     pending
     * @throws EncodingException if one of them cannot be encoded; nothing was put
     */
    int putAll(Collection<? extends E> elements, Duration timeout) throws InterruptedException;

    /**
     * Takes up to {@code max} elements that are there now, without waiting for more.
     *
     * @return how many were added to {@code into}
     * @throws DecodingException if one of them cannot be decoded; it is consumed, and all others are in {@code into}
     * @throws RuntimeException what {@code into} throws if it rejects one; likewise
     */
    int drainTo(Collection<? super E> into, int max);

    /** Whether no element is in the queue now; other processes may change that at any time. */
    boolean empty();

    /** Whether the queue is at its bound now; an unbounded queue never is. */
    boolean full();

    /** How many elements are in the queue now. */
    int qsize();

    /**
     * Closes this handle: this process will neither put nor get through it any more, and threads of it that are blocked
     * in it end with {@link ClosedException}. Elements stay for other processes, which are not affected.
     */
    @Override
    void close();

    /**
     * Waits until everything this process has put is where its end cannot undo it; it never waits for a consumer.
     * Allowed only after {@link #close()}.
     *
     * @throws IllegalStateException if this handle is not closed
     */
    void joinThread() throws InterruptedException;

    /** As {@link #joinThread()}, waiting at most {@code timeout}, and says whether all of it is there. */
    boolean joinThread(Duration timeout) throws InterruptedException;

    /**
     * Lets this process end without the wait of {@link #joinThread()}; elements that a transport still has on the way
     * may then be lost. Transports in shared memory have none on the way.
     */
    void cancelJoinThread();
}
