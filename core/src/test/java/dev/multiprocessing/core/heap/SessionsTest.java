package dev.multiprocessing.core.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.multiprocessing.spi.Transport;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SessionsTest {

    private final Sessions sessions = new Sessions();

    @Test
    void findsASessionByItsAddress() {
        Session session = sessions.start();

        assertEquals(Optional.of(session), sessions.find(session.address()));
    }

    @Test
    void forgetsASessionWhenItsLastParticipantLeaves() {
        Session session = sessions.start();
        Transport first = HeapTransport.join(session).orElseThrow();
        Transport second = HeapTransport.join(session).orElseThrow();

        first.close();
        assertEquals(Optional.of(session), sessions.find(session.address()));
        second.close();

        assertEquals(Optional.empty(), sessions.find(session.address()));
    }

    @Test
    void sessionThatEndedTakesNobodyIn() {
        Session session = sessions.start();
        HeapTransport.join(session).orElseThrow().close();

        assertEquals(Optional.empty(), HeapTransport.join(session).map(Transport::address));
    }

    @Test
    void sameNumberInAnotherJvmIsAnotherAddress() {
        assertNotEquals(sessions.start().address(), new Sessions().start().address());
    }
}
