package dev.multiprocessing.core.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.ClosedException;
import dev.multiprocessing.Value;
import dev.multiprocessing.core.shared.Shareable;
import dev.multiprocessing.core.shared.Ticket;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for a value of every type. */
@Timeout(60)
class ValuesTest {

    private final TestSession session = new TestSession();
    private final SharedMemory memory = new SharedMemory(session.join(1));

    static List<TypedValue.Type<?>> types() {
        return TypedValue.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    <T> void beginsWithItsInitialValue(TypedValue.Type<T> type) {
        assertEquals(type.first(), type.make(memory, type.first()).get().get());
    }

    @ParameterizedTest
    @MethodSource("types")
    <T> void returnsWhatWasSet(TypedValue.Type<T> type) {
        TypedValue<T> value = type.make(memory, type.first());

        value.set().accept(type.second());

        assertEquals(type.second(), value.get().get());
    }

    @ParameterizedTest
    @MethodSource("types")
    <T> void getAndSetReturnsWhatItWasBefore(TypedValue.Type<T> type) {
        TypedValue<T> value = type.make(memory, type.first());

        assertEquals(type.first(), value.getAndSet().apply(type.second()));
        assertEquals(type.second(), value.get().get());
    }

    @ParameterizedTest
    @MethodSource("types")
    <T> void compareAndSetSetsWhatIsExpected(TypedValue.Type<T> type) {
        TypedValue<T> value = type.make(memory, type.second());

        assertTrue(value.compareAndSet().swap(type.second(), type.first()));
        assertEquals(type.first(), value.get().get());
    }

    @ParameterizedTest
    @MethodSource("types")
    <T> void compareAndSetLeavesWhatIsNotExpected(TypedValue.Type<T> type) {
        TypedValue<T> value = type.make(memory, type.first());

        assertFalse(value.compareAndSet().swap(type.second(), type.second()));
        assertEquals(type.first(), value.get().get());
    }

    @ParameterizedTest
    @MethodSource("types")
    <T> void isTheSameWhereItArrives(TypedValue.Type<T> type) {
        TypedValue<T> value = type.make(memory, type.first());

        TypedValue<T> arrived = type.typed().apply(arrived(value.value()));
        value.set().accept(type.second());

        assertEquals(type.second(), arrived.get().get());
    }

    @ParameterizedTest
    @MethodSource("types")
    <T> void locksTheSameLockWhereItArrives(TypedValue.Type<T> type) {
        Value value = type.make(memory, type.first()).value();
        Value arrived = arrived(value);

        value.lock().lock();

        assertFalse(arrived.lock().tryLock());
    }

    @ParameterizedTest
    @MethodSource("types")
    <T> void refusesEveryUseAfterClose(TypedValue.Type<T> type) {
        TypedValue<T> value = type.make(memory, type.first());

        value.value().close();

        assertThrows(ClosedException.class, () -> value.get().get());
        assertThrows(ClosedException.class, () -> value.set().accept(type.first()));
        assertThrows(ClosedException.class, () -> value.getAndSet().apply(type.first()));
        assertThrows(ClosedException.class, () -> value.compareAndSet().swap(type.first(), type.second()));
        assertThrows(ClosedException.class, () -> value.value().lock().lock());
        assertThrows(ClosedException.class, () -> ((Shareable) value.value()).ticket(TestSession.ADDRESS));
    }

    @ParameterizedTest
    @MethodSource("types")
    <T> void closesItsHandleOnceHoweverOftenItIsClosed(TypedValue.Type<T> type) {
        Value value = type.make(memory, type.first()).value();

        value.close();
        value.close();

        assertEquals(0, session.openHandles());
    }

    @ParameterizedTest
    @MethodSource("types")
    <T> void livesOnWhereItArrivedWhenItIsClosedHere(TypedValue.Type<T> type) {
        TypedValue<T> value = type.make(memory, type.first());
        TypedValue<T> arrived = type.typed().apply(arrived(value.value()));

        value.value().close();

        assertEquals(type.first(), arrived.get().get());
    }

    private Value arrived(Value value) {
        Ticket ticket = ((Shareable) value).ticket(TestSession.ADDRESS);
        return (Value) new SharedMemory(session.join(2)).attach(ticket.kind(), ticket.word());
    }
}
