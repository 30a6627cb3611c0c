package dev.multiprocessing.core.context;

import dev.multiprocessing.BooleanArray;
import dev.multiprocessing.BooleanValue;
import dev.multiprocessing.ByteArray;
import dev.multiprocessing.ByteValue;
import dev.multiprocessing.CharArray;
import dev.multiprocessing.CharValue;
import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.ClosedException;
import dev.multiprocessing.Connection;
import dev.multiprocessing.DoubleArray;
import dev.multiprocessing.DoubleValue;
import dev.multiprocessing.FloatArray;
import dev.multiprocessing.FloatValue;
import dev.multiprocessing.IntArray;
import dev.multiprocessing.IntValue;
import dev.multiprocessing.Listener;
import dev.multiprocessing.LongArray;
import dev.multiprocessing.LongValue;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Pipe;
import dev.multiprocessing.Queue;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.ShortArray;
import dev.multiprocessing.ShortValue;
import dev.multiprocessing.Target;
import dev.multiprocessing.TransportUnavailableException;
import dev.multiprocessing.core.memory.SharedMemory;
import dev.multiprocessing.core.process.ProcessFactory;
import dev.multiprocessing.core.shared.TransportErrors;
import dev.multiprocessing.core.stranger.Strangers;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.spi.TransportProvider;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/** The context: hands each wish to the room that makes the thing. */
public final class Context implements Multiprocessing {

    private final String name;
    private final Transport transport;
    private final SharedThings things;
    private final ProcessFactory processes;
    private final boolean ownsTransport;
    private final AtomicBoolean closed = new AtomicBoolean();
    private Strangers strangers; // made when it is first needed; guarded by closed
    private final ExitHook exitHook = new ExitHook(this::close);

    private Context(
            String name, Transport transport, SharedThings things, ProcessFactory processes, boolean ownsTransport) {
        this.name = name;
        this.transport = transport;
        this.things = things;
        this.processes = processes;
        this.ownsTransport = ownsTransport;
    }

    /** A context on an open transport, which becomes its own. */
    static Context owning(String name, Transport transport, SharedThings things, ProcessFactory processes) {
        return new Context(name, transport, things, processes, true);
    }

    /** A context on a transport that stays open when it is closed. */
    static Context borrowing(String name, Transport transport, SharedThings things, ProcessFactory processes) {
        return new Context(name, transport, things, processes, false);
    }

    /** Opens a session, and says in the words of the api why it cannot be opened. */
    public static Transport openTransport(TransportProvider provider, Settings settings) {
        try {
            return provider.open(settings);
        } catch (TransportException e) {
            throw TransportErrors.translate(e);
        } catch (RuntimeException | LinkageError e) {
            throw new TransportUnavailableException(
                    "transport does not open: name=" + provider.name() + ", reason=" + e
                            + "; check its settings and its dependencies, or choose another one",
                    e);
        }
    }

    /** A context that is closed when the JVM ends, if it was not closed before. */
    public static Context closedAtExit(
            String name, Transport transport, SharedThings things, ProcessFactory processes) {
        Context context = owning(name, transport, things, processes);
        context.exitHook.register();
        return context;
    }

    @Override
    public <E> Queue<E> queue() {
        return queue(0);
    }

    @Override
    public <E> Queue<E> queue(int maxsize) {
        return open().queue(maxsize);
    }

    @Override
    public Pipe pipe() {
        return pipe(true);
    }

    @Override
    public Pipe pipe(boolean duplex) {
        return open().pipe(duplex);
    }

    @Override
    public Listener listener(String address, byte[] key) {
        Objects.requireNonNull(address, "address");
        return strangers().listen(address, Objects.requireNonNull(key, "key").clone());
    }

    @Override
    public Connection client(String address, byte[] key) throws InterruptedException {
        Objects.requireNonNull(address, "address");
        return strangers().connect(address, Objects.requireNonNull(key, "key").clone());
    }

    @Override
    public SharedLock lock() {
        return memory().lock();
    }

    @Override
    public BooleanValue value(boolean initial) {
        return memory().value(initial);
    }

    @Override
    public ByteValue value(byte initial) {
        return memory().value(initial);
    }

    @Override
    public ShortValue value(short initial) {
        return memory().value(initial);
    }

    @Override
    public CharValue value(char initial) {
        return memory().value(initial);
    }

    @Override
    public IntValue value(int initial) {
        return memory().value(initial);
    }

    @Override
    public LongValue value(long initial) {
        return memory().value(initial);
    }

    @Override
    public FloatValue value(float initial) {
        return memory().value(initial);
    }

    @Override
    public DoubleValue value(double initial) {
        return memory().value(initial);
    }

    @Override
    public BooleanArray array(boolean[] initial) {
        return memory().array(initial);
    }

    @Override
    public ByteArray array(byte[] initial) {
        return memory().array(initial);
    }

    @Override
    public ShortArray array(short[] initial) {
        return memory().array(initial);
    }

    @Override
    public CharArray array(char[] initial) {
        return memory().array(initial);
    }

    @Override
    public IntArray array(int[] initial) {
        return memory().array(initial);
    }

    @Override
    public LongArray array(long[] initial) {
        return memory().array(initial);
    }

    @Override
    public FloatArray array(float[] initial) {
        return memory().array(initial);
    }

    @Override
    public DoubleArray array(double[] initial) {
        return memory().array(initial);
    }

    @Override
    public BooleanArray booleanArray(int length) {
        return memory().booleanArray(length);
    }

    @Override
    public ByteArray byteArray(int length) {
        return memory().byteArray(length);
    }

    @Override
    public ShortArray shortArray(int length) {
        return memory().shortArray(length);
    }

    @Override
    public CharArray charArray(int length) {
        return memory().charArray(length);
    }

    @Override
    public IntArray intArray(int length) {
        return memory().intArray(length);
    }

    @Override
    public LongArray longArray(int length) {
        return memory().longArray(length);
    }

    @Override
    public FloatArray floatArray(int length) {
        return memory().floatArray(length);
    }

    @Override
    public DoubleArray doubleArray(int length) {
        return memory().doubleArray(length);
    }

    @Override
    public ChildProcess process(Target.Of0 target) {
        return prepare(target);
    }

    @Override
    public <A> ChildProcess process(Target.Of1<? super A> target, A a) {
        return prepare(target, a);
    }

    @Override
    public <A, B> ChildProcess process(Target.Of2<? super A, ? super B> target, A a, B b) {
        return prepare(target, a, b);
    }

    @Override
    public <A, B, C> ChildProcess process(Target.Of3<? super A, ? super B, ? super C> target, A a, B b, C c) {
        return prepare(target, a, b, c);
    }

    @Override
    public <A, B, C, D> ChildProcess process(
            Target.Of4<? super A, ? super B, ? super C, ? super D> target, A a, B b, C c, D d) {
        return prepare(target, a, b, c, d);
    }

    @Override
    public <A, B, C, D, E> ChildProcess process(
            Target.Of5<? super A, ? super B, ? super C, ? super D, ? super E> target, A a, B b, C c, D d, E e) {
        return prepare(target, a, b, c, d, e);
    }

    @Override
    public String transport() {
        return name;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            exitHook.unregister();
            try {
                closeStrangers();
                processes.close();
            } finally {
                if (ownsTransport) {
                    closeTransport(transport);
                }
            }
        }
    }

    @Override
    public String toString() {
        return "Multiprocessing[" + transport + (closed.get() ? ", closed]" : "]");
    }

    /** Leaves a session, and says in the words of the api what went wrong. */
    static void closeTransport(Transport transport) {
        try {
            transport.close();
        } catch (TransportException e) {
            throw TransportErrors.translate(e);
        }
    }

    private ChildProcess prepare(Target target, Object... arguments) {
        Objects.requireNonNull(target, "target");
        open();
        return processes.create(target, arguments);
    }

    private SharedMemory memory() {
        return open().memory();
    }

    private Strangers strangers() {
        synchronized (closed) {
            SharedThings made = open();
            if (strangers == null) {
                strangers = made.strangers();
            }
            return strangers;
        }
    }

    private void closeStrangers() {
        synchronized (closed) {
            if (strangers != null) {
                strangers.close();
            }
        }
    }

    private SharedThings open() {
        if (closed.get()) {
            throw new ClosedException("context is closed: transport=" + name);
        }
        return things;
    }
}
