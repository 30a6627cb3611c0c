package dev.multiprocessing;

import java.time.Duration;

/**
 * The context in which processes share things: makes queues, pipes, shared memory and child processes.
 *
 * <pre>{@code
 * try (Multiprocessing mp = Multiprocessing.open()) {
 *     Queue<Object> queue = mp.queue();
 *     ChildProcess child = mp.process(Demo::work, queue).start();
 *     System.out.println(queue.get());
 *     child.join();
 * }
 * }</pre>
 *
 * <p>What carries the bytes is a transport, which the deployer chooses: by the system property {@code
 * multiprocessing.transport}, else the environment variable {@code MULTIPROCESSING_TRANSPORT}, else that key in a
 * {@code multiprocessing.properties} on the class path, else {@code mmap} if it is present, else the only one that is
 * present. The built-in {@code heap}, whose children are threads, is used only where it is named.
 *
 * <p>Things live until every process has closed its handle, and at the longest as long as some process has this context
 * open. Closing the context closes all handles made or received in this process.
 */
public interface Multiprocessing extends AutoCloseable {

    /** No time limit, for every {@link Duration} parameter of this library. */
    Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    /**
     * Opens a context on the transport the deployer chose.
     *
     * @throws TransportNotFoundException if no transport, or not the chosen one, is on the path
     * @throws TransportUnavailableException if the chosen one does not load or cannot run here
     */
    static Multiprocessing open() {
        return open(MultiprocessingOptions.defaults());
    }

    /** Opens a context on the named transport, whatever the deployer chose; errors as {@link #open()}. */
    static Multiprocessing open(String transport) {
        return open(MultiprocessingOptions.defaults().withTransport(transport));
    }

    /** Opens a context with options; errors as {@link #open()}. */
    static Multiprocessing open(MultiprocessingOptions options) {
        return MultiprocessingProvider.load().open(options);
    }

    /**
     * The context in which this process was started as a child. If the target closes it, it makes nothing any more and
     * its daemons end; handles stay open until the process ends, or they are closed one by one.
     *
     * @throws IllegalStateException if this process is not a child of a context
     */
    static Multiprocessing current() {
        return MultiprocessingProvider.load()
                .current()
                .orElseThrow(() -> new IllegalStateException(
                        "not in a child process: a context belongs to whoever opened it; call Multiprocessing.open()"));
    }

    /** Makes a queue without bound: {@code put} never waits for a place, and fails where memory is exhausted. */
    <E> Queue<E> queue();

    /**
     * Makes a queue of at most {@code maxsize} elements; 0 means no bound.
     *
     * @throws IllegalArgumentException if {@code maxsize} is negative
     */
    <E> Queue<E> queue(int maxsize);

    /** Makes a pipe whose ends both send and receive. */
    Pipe pipe();

    /** Makes a pipe; if not {@code duplex}, its first end only receives and its second end only sends. */
    Pipe pipe(boolean duplex);

    /**
     * Listens for programs that take no part in the session, at {@code host:port} (port 0 is any that is free) or at
     * the path of a Unix-domain socket; {@code key} is what both sides have to know.
     *
     * @throws IllegalArgumentException if that is no address, or the key is empty
     * @throws MultiprocessingException if it cannot listen there, with the reason and the cure
     */
    Listener listener(String address, byte[] key);

    /**
     * Connects to a {@link Listener} of another program, or to CPython's, which has ten seconds to answer and to let
     * this one in; the time that the system takes to look up the name of a host comes before them.
     *
     * @throws IllegalArgumentException if that is no address, or the key is empty
     * @throws AuthenticationException if the other side does not know the key, says that this side does not, or does
     *     not go on with the handshake, as one that has no key
     * @throws CorruptDataException if the other side speaks another protocol
     * @throws TimedOutException if nobody answers there
     * @throws MultiprocessingException if nobody listens there, or this user may not connect, with the reason and
     *     the cure
     */
    Connection client(String address, byte[] key) throws InterruptedException;

    /** Makes a lock between processes. */
    SharedLock lock();

    /** Makes a shared {@code boolean}. */
    BooleanValue value(boolean initial);

    /** Makes a shared {@code byte}. */
    ByteValue value(byte initial);

    /** Makes a shared {@code short}. */
    ShortValue value(short initial);

    /** Makes a shared {@code char}. */
    CharValue value(char initial);

    /** Makes a shared {@code int}. */
    IntValue value(int initial);

    /** Makes a shared {@code long}. */
    LongValue value(long initial);

    /** Makes a shared {@code float}. */
    FloatValue value(float initial);

    /** Makes a shared {@code double}. */
    DoubleValue value(double initial);

    /** Makes a shared copy of the elements. */
    BooleanArray array(boolean[] initial);

    /** Makes a shared copy of the elements. */
    ByteArray array(byte[] initial);

    /** Makes a shared copy of the elements. */
    ShortArray array(short[] initial);

    /** Makes a shared copy of the elements. */
    CharArray array(char[] initial);

    /** Makes a shared copy of the elements. */
    IntArray array(int[] initial);

    /** Makes a shared copy of the elements. */
    LongArray array(long[] initial);

    /** Makes a shared copy of the elements. */
    FloatArray array(float[] initial);

    /** Makes a shared copy of the elements. */
    DoubleArray array(double[] initial);

    /**
     * Makes a shared array of {@code length} elements, all false; a negative length is an {@link
     * IllegalArgumentException}.
     */
    BooleanArray booleanArray(int length);

    /** Makes a shared array of {@code length} zeros; a negative length is an {@link IllegalArgumentException}. */
    ByteArray byteArray(int length);

    /** Makes a shared array of {@code length} zeros; a negative length is an {@link IllegalArgumentException}. */
    ShortArray shortArray(int length);

    /** Makes a shared array of {@code length} zeros; a negative length is an {@link IllegalArgumentException}. */
    CharArray charArray(int length);

    /** Makes a shared array of {@code length} zeros; a negative length is an {@link IllegalArgumentException}. */
    IntArray intArray(int length);

    /** Makes a shared array of {@code length} zeros; a negative length is an {@link IllegalArgumentException}. */
    LongArray longArray(int length);

    /** Makes a shared array of {@code length} zeros; a negative length is an {@link IllegalArgumentException}. */
    FloatArray floatArray(int length);

    /** Makes a shared array of {@code length} zeros; a negative length is an {@link IllegalArgumentException}. */
    DoubleArray doubleArray(int length);

    /** Prepares a child process that runs the target; nothing happens before {@link ChildProcess#start()}. */
    ChildProcess process(Target.Of0 target);

    /** Prepares a child process that runs the target with a copy of the argument, or a live handle if it is one. */
    <A> ChildProcess process(Target.Of1<? super A> target, A a);

    /** Prepares a child process that runs the target with two arguments. */
    <A, B> ChildProcess process(Target.Of2<? super A, ? super B> target, A a, B b);

    /** Prepares a child process that runs the target with three arguments. */
    <A, B, C> ChildProcess process(Target.Of3<? super A, ? super B, ? super C> target, A a, B b, C c);

    /** Prepares a child process that runs the target with four arguments. */
    <A, B, C, D> ChildProcess process(
            Target.Of4<? super A, ? super B, ? super C, ? super D> target, A a, B b, C c, D d);

    /** Prepares a child process that runs the target with five arguments. */
    <A, B, C, D, E> ChildProcess process(
            Target.Of5<? super A, ? super B, ? super C, ? super D, ? super E> target, A a, B b, C c, D d, E e);

    /** The name of the transport in use. */
    String transport();

    /**
     * Ends the daemon children of this process, closes every handle made or received here, and leaves. Children that
     * are no daemons go on and keep what they use; a child that is just starting is given the time to join, ten seconds
     * at most. It waits for no consumer. Closing twice does nothing.
     */
    @Override
    void close();
}
