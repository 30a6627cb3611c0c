package dev.multiprocessing.transport.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.Outcome;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who asks for much and reads nothing holds nobody up, and its death is noticed. */
@Timeout(60)
class SlowGuestTest {

    private static final Deadline SOON = Deadline.after(Duration.ofSeconds(20));

    private final Transport host = new SocketTransportProvider().open(Settings.none());
    private final Address address = Address.parse(host.address());

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void deathInTheMiddleOfALongAnswerIsNoticed() throws IOException, InterruptedException {
        MessageChannel.Ends ends = host.createChannel();
        try (RawGuest guest = RawGuest.enter(address)) {
            guest.attach(ends.second().share());
            ends.second().close();
            int region = guest.attach(host.createRegion(SocketRegion.PART).share());
            for (int i = 0; i < 64; i++) {
                guest.ask(Op.READ, 16, body -> body.putInt(region).putLong(0).putInt(SocketRegion.PART));
            }
            guest.frame(); // the host has begun to answer, and is far behind
        }

        assertEquals(Outcome.PEER_DIED, ends.first().receive(ByteBuffer::allocate, SOON));
    }
}
