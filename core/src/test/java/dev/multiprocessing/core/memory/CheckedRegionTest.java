package dev.multiprocessing.core.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.multiprocessing.ClosedException;
import dev.multiprocessing.CorruptDataException;
import dev.multiprocessing.MultiprocessingException;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.Region;
import dev.multiprocessing.spi.TransportException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a region reports, a program hears it in the words of the api. */
@Timeout(60)
class CheckedRegionTest {

    /** Every call that may fail. */
    enum Call {
        SIZE(Region::size),
        GET_INT(r -> r.getInt(0)),
        SET_INT(r -> r.setInt(0, 1)),
        SWAP_INT(r -> r.compareAndSetInt(0, 0, 1)),
        ADD_INT(r -> r.getAndAddInt(0, 1)),
        GET_LONG(r -> r.getLong(0)),
        SET_LONG(r -> r.setLong(0, 1)),
        SWAP_LONG(r -> r.compareAndSetLong(0, 0, 1)),
        ADD_LONG(r -> r.getAndAddLong(0, 1)),
        READ(r -> r.read(0, ByteBuffer.allocate(1))),
        WRITE(r -> r.write(0, ByteBuffer.allocate(1))),
        AWAIT(r -> r.await(0, 0, Deadline.NOW)),
        WAKE(r -> r.wake(0)),
        SHARE(Region::share),
        CLOSE(Region::close);

        private final ThrowingConsumer<Region> call;

        Call(ThrowingConsumer<Region> call) {
            this.call = call;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClosedHandleIsAClosedException(Call call) {
        TransportException reported = new HandleClosedException("region is closed");

        MultiprocessingException heard = assertThrows(ClosedException.class, () -> call.call.accept(failing(reported)));

        assertSame(reported, heard.getCause());
    }

    @ParameterizedTest
    @EnumSource
    void damagedDataIsACorruptDataException(Call call) {
        TransportException reported = new dev.multiprocessing.spi.CorruptDataException("bad magic: found=0");

        MultiprocessingException heard =
                assertThrows(CorruptDataException.class, () -> call.call.accept(failing(reported)));

        assertEquals("bad magic: found=0", heard.getMessage());
    }

    @ParameterizedTest
    @EnumSource
    void anyOtherFailureKeepsItsWords(Call call) {
        TransportException reported = new TransportException("disk full: free=0");

        MultiprocessingException heard =
                assertThrows(MultiprocessingException.class, () -> call.call.accept(failing(reported)));

        assertEquals("disk full: free=0", heard.getMessage());
    }

    @ParameterizedTest
    @EnumSource
    void everyCallReachesTheRegion(Call call) throws Throwable {
        StringBuilder reached = new StringBuilder();

        call.call.accept(new CheckedRegion(region(reached::append), Kind.LOCK, "session"));

        StringBuilder direct = new StringBuilder();
        call.call.accept(region(direct::append));
        assertEquals(direct.toString(), reached.toString());
    }

    private static Region failing(TransportException failure) {
        return new CheckedRegion(
                region(name -> {
                    throw failure;
                }),
                Kind.LOCK,
                "session");
    }

    private static Region region(Consumer<String> onCall) {
        return (Region) Proxy.newProxyInstance(
                Region.class.getClassLoader(), new Class<?>[] {Region.class}, (proxy, method, arguments) -> {
                    onCall.accept(method.getName());
                    return answer(method.getReturnType());
                });
    }

    private static Object answer(Class<?> type) {
        if (type == int.class) {
            return 0;
        }
        if (type == long.class) {
            return 0L;
        }
        return type == boolean.class ? false : null;
    }
}
