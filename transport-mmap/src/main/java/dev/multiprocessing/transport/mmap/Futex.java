package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.files.SharedBytes;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.Reference;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Linux's futex: a thread sleeps in the kernel for as long as an int in shared memory has a certain value, until it is
 * woken there, by whatever process.
 *
 * <p>This is the one class that leaves Java: it calls the C library's {@code syscall} through the foreign-function API
 * of JDK 22 and later (JEP 454), which it reaches by reflection, since this library is made for 17. It does so only
 * where the JVM allows this module native access without a warning. To link it takes some 100 ms, once in a process.
 *
 * <p>A thread that sleeps here does not hear of an interrupt by itself, and a virtual one would pin its carrier: so
 * callers sleep for a short time, or see to it that somebody wakes them, and virtual threads sleep elsewhere.
 */
final class Futex {

    private static final Map<String, Long> SYSCALL_NUMBERS = Map.of("amd64", 202L, "aarch64", 98L);
    private static final int OP_WAIT = 0;
    private static final int OP_WAKE = 1;
    private static final int NANOS_PER_SECOND = 1_000_000_000;

    private final ThreadLocal<ByteBuffer> timeouts = ThreadLocal.withInitial(
            () -> ByteBuffer.allocateDirect(2 * Long.BYTES).order(ByteOrder.nativeOrder()));

    private Futex() {}

    /** Whether there is one here, and this module may call it. */
    static boolean isAllowed() {
        if (!System.getProperty("os.name").equals("Linux")
                || !SYSCALL_NUMBERS.containsKey(System.getProperty("os.arch"))
                || Runtime.version().feature() < 22) {
            return false;
        }
        try {
            Method enabled = Module.class.getMethod("isNativeAccessEnabled");
            return (boolean) enabled.invoke(Futex.class.getModule());
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Links it; empty if the machine does not let it do its work. */
    static Optional<Futex> link() {
        try {
            Futex futex = new Futex();
            return futex.works() ? Optional.of(futex) : Optional.empty();
        } catch (ExceptionInInitializerError | NoClassDefFoundError e) {
            return Optional.empty();
        }
    }

    /** Sleeps unless the int has changed, until it is woken, or the time is over; may return early. */
    void await(SharedBytes bytes, int index, int expected, long nanos) {
        ByteBuffer timeout = timeouts.get();
        timeout.putLong(0, nanos / NANOS_PER_SECOND).putLong(Long.BYTES, nanos % NANOS_PER_SECOND);
        call(bytes, index, OP_WAIT, expected, Native.addressOf(timeout));
        Reference.reachabilityFence(timeout);
    }

    /** Wakes all who sleep at the int, and returns how many they were. */
    int wake(SharedBytes bytes, int index) {
        return (int) call(bytes, index, OP_WAKE, Integer.MAX_VALUE, 0);
    }

    /** A filter of system calls can forbid it. */
    private boolean works() {
        SharedBytes bytes = new SharedBytes(ByteBuffer.allocateDirect(Long.BYTES));
        return call(bytes, 0, OP_WAKE, 1, 0) == 0 && call(bytes, 0, OP_WAIT, 1, 0) == -1;
    }

    private static long call(SharedBytes bytes, int index, int operation, int value, long timeout) {
        long address = Native.addressOf(bytes.buffer()) + index;
        long result = Native.syscall(address, operation, value, timeout);
        Reference.reachabilityFence(bytes);
        return result;
    }

    /** What is linked, in constants, so that it is compiled as if it had been written here. */
    private static final class Native {

        private static final long NUMBER = SYSCALL_NUMBERS.get(System.getProperty("os.arch"));
        private static final MethodHandle SYSCALL;
        private static final MethodHandle ADDRESS;

        static {
            try {
                SYSCALL = linkSyscall();
                ADDRESS = linkAddress();
            } catch (ReflectiveOperationException | NoSuchElementException | IllegalCallerException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        static long syscall(long address, int operation, int value, long timeout) {
            try {
                return (long) SYSCALL.invokeExact(NUMBER, address, operation, value, timeout, 0L, 0);
            } catch (Throwable e) {
                throw new AssertionError("a system call throws nothing", e);
            }
        }

        static long addressOf(Buffer buffer) {
            try {
                return (long) ADDRESS.invokeExact(buffer);
            } catch (Throwable e) {
                throw new AssertionError("a direct buffer has an address", e);
            }
        }

        /** {@code long syscall(long number, ...)} with what a futex takes: address, operation, value, timeout, 0, 0. */
        private static MethodHandle linkSyscall() throws ReflectiveOperationException {
            Class<?> linkerType = foreign("Linker");
            Object linker = linkerType.getMethod("nativeLinker").invoke(null);
            Object lookup = linkerType.getMethod("defaultLookup").invoke(linker);
            Optional<?> symbol = (Optional<?>)
                    foreign("SymbolLookup").getMethod("find", String.class).invoke(lookup, "syscall");
            Class<?> optionType = foreign("Linker$Option");
            Object options = Array.newInstance(optionType, 1);
            Array.set(
                    options,
                    0,
                    optionType.getMethod("firstVariadicArg", int.class).invoke(null, 1));
            return (MethodHandle) linkerType
                    .getMethod(
                            "downcallHandle",
                            foreign("MemorySegment"),
                            foreign("FunctionDescriptor"),
                            options.getClass())
                    .invoke(
                            linker,
                            symbol.orElseThrow(),
                            descriptor("LONG", "LONG", "INT", "INT", "LONG", "LONG", "INT"),
                            options);
        }

        /** The descriptor of a function that takes these and returns a long. */
        private static Object descriptor(String... parameters) throws ReflectiveOperationException {
            Class<?> layoutType = foreign("MemoryLayout");
            Object layouts = Array.newInstance(layoutType, parameters.length);
            for (int i = 0; i < parameters.length; i++) {
                Array.set(layouts, i, layoutOf(parameters[i]));
            }
            return foreign("FunctionDescriptor")
                    .getMethod("of", layoutType, layouts.getClass())
                    .invoke(null, layoutOf("LONG"), layouts);
        }

        private static Object layoutOf(String name) throws ReflectiveOperationException {
            return foreign("ValueLayout").getField("JAVA_" + name).get(null);
        }

        /** {@code MemorySegment.ofBuffer(buffer).address()} */
        private static MethodHandle linkAddress() throws ReflectiveOperationException {
            Class<?> segment = foreign("MemorySegment");
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            MethodHandle ofBuffer =
                    lookup.findStatic(segment, "ofBuffer", MethodType.methodType(segment, Buffer.class));
            MethodHandle address = lookup.findVirtual(segment, "address", MethodType.methodType(long.class));
            return MethodHandles.filterReturnValue(ofBuffer, address);
        }

        private static Class<?> foreign(String name) throws ClassNotFoundException {
            return Class.forName("java.lang.foreign." + name);
        }
    }
}
