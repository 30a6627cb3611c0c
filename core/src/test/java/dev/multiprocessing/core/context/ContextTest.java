package dev.multiprocessing.core.context;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.ClosedException;
import dev.multiprocessing.MultiprocessingException;
import dev.multiprocessing.Target;
import dev.multiprocessing.core.codec.CompactCodec;
import dev.multiprocessing.core.exchange.Encoding;
import dev.multiprocessing.core.process.ChildSession;
import dev.multiprocessing.core.process.ProcessFactory;
import dev.multiprocessing.core.process.SessionInfo;
import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.spi.TransportProvider;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** What a context makes of a transport that misbehaves, and in which order it closes what it has. */
@Timeout(60)
class ContextTest {

    private static final TransportException REFUSAL = new TransportException("no room: free=0; make room");

    private final Transport transport = mock(Transport.class);
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final SharedThings things = new SharedThings(transport, new CompactCodec(), Settings.none());
    private final Context context = Context.owning("pigeon", transport, things, processes());

    @Test
    void aTransportThatDoesNotOpenIsReportedInItsWords() {
        TransportProvider provider = mock(TransportProvider.class);
        when(provider.open(any())).thenThrow(REFUSAL);

        MultiprocessingException refusal =
                assertThrows(MultiprocessingException.class, () -> Context.openTransport(provider, Settings.none()));

        assertEquals(REFUSAL.getMessage(), refusal.getMessage());
        assertSame(REFUSAL, refusal.getCause());
    }

    @Test
    void whatATransportRefusesToMakeIsReportedInItsWords() {
        when(transport.createQueue(anyInt())).thenThrow(REFUSAL);
        when(transport.createChannel()).thenThrow(REFUSAL);
        when(transport.createRegion(anyLong())).thenThrow(REFUSAL);

        assertAll(Stream.<Executable>of(
                        context::queue,
                        context::pipe,
                        context::lock,
                        () -> context.value(1),
                        () -> context.array(new long[1]))
                .map(call -> () -> assertSame(
                        REFUSAL,
                        assertThrows(MultiprocessingException.class, call).getCause())));
    }

    @Test
    void aTransportThatWasClosedByItselfIsReportedAsClosed() {
        when(transport.createQueue(anyInt())).thenThrow(new HandleClosedException("transport is closed"));

        assertThrows(ClosedException.class, context::queue);
    }

    @Test
    void aQueueWithoutASizeIsWithoutBound() {
        when(transport.createQueue(MessageQueue.UNBOUNDED)).thenReturn(mock(MessageQueue.class));

        context.queue();

        verify(transport).createQueue(MessageQueue.UNBOUNDED);
    }

    @Test
    void aNegativeSizeIsRefusedWithoutAskingTheTransport() {
        assertThrows(IllegalArgumentException.class, () -> context.queue(-1));

        verify(transport, times(0)).createQueue(anyInt());
    }

    @Test
    void theTransportIsClosedOnce() {
        context.close();
        context.close();

        verify(transport, times(1)).close();
    }

    @Test
    void theTransportIsClosedAfterTheChildren() {
        doAnswer(call -> events.add("transport closed")).when(transport).close();
        context.process(ContextTest::awaitInterrupt).daemon(true).start();

        context.close();

        assertEquals(List.of("child joined", "child left", "transport closed"), events);
    }

    @Test
    void theTransportIsClosedAfterAChildThatIsJustStartingHasJoined() {
        doAnswer(call -> events.add("transport closed")).when(transport).close();
        ChildProcess child = context.process(ContextTest::awaitInterrupt).start();

        context.close();

        assertEquals(List.of("child joined", "transport closed"), events);
        child.terminate();
        child.onExit().join();
    }

    @Test
    void aTransportThatFailsToCloseIsReportedInItsWords() {
        doThrow(REFUSAL).when(transport).close();

        MultiprocessingException refusal = assertThrows(MultiprocessingException.class, context::close);

        assertEquals(REFUSAL.getMessage(), refusal.getMessage());
        assertSame(REFUSAL, refusal.getCause());
    }

    @Test
    void aContextWhoseTransportFailedToCloseIsClosed() {
        doThrow(REFUSAL).when(transport).close();
        assertThrows(RuntimeException.class, context::close);

        context.close();

        verify(transport, times(1)).close();
        assertThrows(ClosedException.class, context::queue);
    }

    @Test
    void aClosedContextMakesNothingMore() {
        context.close();

        assertAll(Stream.<Executable>of(
                        context::queue,
                        context::pipe,
                        context::lock,
                        () -> context.value(1),
                        () -> context.array(new long[1]),
                        () -> context.byteArray(1),
                        () -> context.process(ContextTest::awaitInterrupt))
                .map(call -> () -> assertEquals(
                        "context is closed: transport=pigeon",
                        assertThrows(ClosedException.class, call).getMessage())));
    }

    @Test
    void aTargetThatIsNullIsRefusedAtOnce() {
        assertThrows(NullPointerException.class, () -> context.process((Target.Of0) null));
    }

    @Test
    void itsTextNamesTheTransportAndWhetherItIsClosed() {
        when(transport.toString()).thenReturn("pigeon transport");
        String open = context.toString();

        context.close();

        assertEquals("Multiprocessing[pigeon transport]", open);
        assertEquals("Multiprocessing[pigeon transport, closed]", context.toString());
    }

    private ProcessFactory processes() {
        SessionInfo session = new SessionInfo("pigeon", "a.Provider", "coop", Map.of(), Map.of());
        return new ProcessFactory(session, transport, things.encoding(), record -> new Joined());
    }

    private static void awaitInterrupt() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    /** The part of a child that does nothing but join and leave. */
    private final class Joined implements ChildSession {

        private Joined() {
            events.add("child joined");
        }

        @Override
        public Transport transport() {
            return transport;
        }

        @Override
        public Encoding encoding() {
            return things.encoding();
        }

        @Override
        public void close() {
            events.add("child left");
        }
    }
}
