package dev.multiprocessing;

import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * One end of a pipe: sends and receives objects and byte messages, each whole and in order.
 *
 * <p>Any number of threads and processes may send and receive on the same end; messages never mix. A pipe holds a
 * limited number of bytes: a sender waits while the receiver is slow, so two ends that only send end up waiting for
 * each other. Objects and byte messages may be mixed, if the receiver calls the form that fits the message: {@code
 * recv} decodes what {@code send} encoded, and {@code recvBytes} returns what {@code sendBytes} was given.
 *
 * <p><b>The other end.</b> When no process has it open any more, everything it sent is delivered first; then receiving
 * and sending throw {@link PeerClosedException}, or {@link PeerDiedException} if it was lost with a process that was
 * killed. A blocked call notices within one second.
 *
 * <p><b>Errors of every call that sends or receives.</b> After {@link #close()}, also by another thread during the
 * wait, {@link ClosedException}; when the other end has gone, {@link PeerClosedException}; when the waiting thread is
 * interrupted, {@link InterruptedException}, and nothing was sent or received.
 *
 * <p><b>Direction.</b> Using a one-way end in the wrong direction is an {@link UnsupportedOperationException}.
 */
public interface Connection extends AutoCloseable {

    /**
     * Sends an object, waiting while the pipe is full.
     *
     * @throws EncodingException if it cannot be encoded; nothing was sent
     */
    void send(Object message) throws InterruptedException;

    /**
     * Sends an object, waiting at most {@code timeout} while the pipe is full.
     *
     * @throws TimedOutException if it was still full then; nothing was sent
     */
    void send(Object message, Duration timeout) throws InterruptedException;

    /**
     * Receives an object, waiting for it.
     *
     * @throws DecodingException if the message cannot be decoded; it is consumed, the next one is not affected
     */
    Object recv() throws InterruptedException;

    /**
     * Receives an object, waiting at most {@code timeout} for it.
     *
     * @throws TimedOutException if none came
     */
    Object recv(Duration timeout) throws InterruptedException;

    /**
     * Receives an object of a type, waiting for it.
     *
     * @throws DecodingException if the object is of another type; it is consumed
     */
    <T> T recv(Class<T> type) throws InterruptedException;

    /** Receives an object of a type, waiting at most {@code timeout} for it; errors as the other forms. */
    <T> T recv(Class<T> type, Duration timeout) throws InterruptedException;

    /** Whether a whole message, or the end of the stream, is there now. */
    boolean poll();

    /**
     * Waits at most {@code timeout} until a whole message, or the end of the stream, is there, and says whether it is.
     * With {@link Multiprocessing#FOREVER} it waits without limit.
     */
    boolean poll(Duration timeout) throws InterruptedException;

    /** Sends the bytes as one message, waiting while the pipe is full. An empty message is a message. */
    void sendBytes(byte[] message) throws InterruptedException;

    /**
     * Sends the bytes as one message, waiting at most {@code timeout} while the pipe is full.
     *
     * @throws TimedOutException if it was still full then; nothing was sent
     */
    default void sendBytes(byte[] message, Duration timeout) throws InterruptedException {
        sendBytes(ByteBuffer.wrap(message), timeout);
    }

    /**
     * Sends {@code size} bytes from {@code offset} on as one message; the form with a timeout takes a buffer.
     *
     * @throws IndexOutOfBoundsException if they are not all within the array
     */
    void sendBytes(byte[] source, int offset, int size) throws InterruptedException;

    /** Sends the buffer's remaining bytes as one message; the buffer's position and limit stay as they are. */
    void sendBytes(ByteBuffer message) throws InterruptedException;

    /**
     * Sends the buffer's remaining bytes as one message, waiting at most {@code timeout} while the pipe is full.
     *
     * @throws TimedOutException if it was still full then; nothing was sent
     */
    void sendBytes(ByteBuffer message, Duration timeout) throws InterruptedException;

    /** Receives a message of bytes, waiting for it. */
    byte[] recvBytes() throws InterruptedException;

    /**
     * Receives a message of at most {@code maxLength} bytes, waiting for it.
     *
     * @throws BufferTooShortException if it is longer; the exception carries it, and the connection goes on
     * @throws IllegalArgumentException if {@code maxLength} is negative
     */
    byte[] recvBytes(int maxLength) throws InterruptedException;

    /**
     * As {@link #recvBytes(int)}, waiting at most {@code timeout}.
     *
     * @throws TimedOutException if none came
     */
    byte[] recvBytes(int maxLength, Duration timeout) throws InterruptedException;

    /**
     * Receives a message of bytes, waiting at most {@code timeout} for it.
     *
     * @throws TimedOutException if none came
     */
    byte[] recvBytes(Duration timeout) throws InterruptedException;

    /**
     * Receives a message into the array from {@code offset} on, waiting for it; the form with a timeout takes a buffer.
     *
     * @return the number of bytes received
     * @throws BufferTooShortException if it does not fit; the exception carries it, and the connection goes on
     */
    int recvBytesInto(byte[] into, int offset) throws InterruptedException;

    /**
     * Receives a message into the buffer's remaining room, waiting for it; its position advances by the message's
     * length.
     *
     * @return the number of bytes received
     * @throws BufferTooShortException if it does not fit; the exception carries it, and the connection goes on
     * @throws java.nio.ReadOnlyBufferException if the buffer is read-only; nothing was received
     */
    int recvBytesInto(ByteBuffer into) throws InterruptedException;

    /**
     * As {@link #recvBytesInto(ByteBuffer)}, waiting at most {@code timeout}.
     *
     * @throws TimedOutException if none came
     */
    int recvBytesInto(ByteBuffer into, Duration timeout) throws InterruptedException;

    /** Whether this end receives; false for the second end of a one-way pipe. */
    boolean readable();

    /** Whether this end sends; false for the first end of a one-way pipe. */
    boolean writable();

    /** Whether this handle was closed by this process. */
    boolean closed();

    /**
     * Closes this handle; threads of this process that are blocked in it end with {@link ClosedException}. The other
     * end notices once no process has this end open any more.
     */
    @Override
    void close();
}
