package dev.multiprocessing.transport.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever somebody says, it is answered, refused, or ends that connection; nobody else notices. More inputs with
 * {@code -Dtest.extraArgs=-Dfuzz=1000000}.
 */
@Timeout(600)
class FuzzTest {

    private static final int INPUTS = Integer.getInteger("fuzz", 50_000);
    private static final int INPUTS_BETWEEN_CHECKS = 1_000;

    private final long seed = Long.getLong("fuzz.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void whateverAGuestAsksForTheHubGoesOn() {
        System.out.println("seed=" + seed);
        Hub hub = new Hub(1 << 20, 1 << 20);
        Guest guest = hub.join(false, (frame, parts) -> {});
        int refused = 0;
        for (int i = 0; i < INPUTS; i++) {
            try {
                hub.handle(guest, randomFrame());
            } catch (ProtocolException e) {
                refused++;
                hub.part(guest, true);
                guest = hub.join(false, (frame, parts) -> {});
            }
            if (i % INPUTS_BETWEEN_CHECKS == 0) {
                FuzzTarget.assertWorks(hub);
            }
        }
        System.out.println("inputs=" + INPUTS + ", refused=" + refused);
    }

    @Test
    void whateverComesIsMadeFramesOfOrRefused() throws IOException {
        System.out.println("seed=" + seed);
        for (int i = 0; i < INPUTS; i++) {
            int length = random.nextInt(200);
            ByteBuffer bytes = ByteBuffer.allocate(length + 400);
            while (bytes.position() < length) {
                bytes.put(randomFrame());
            }
            if (random.nextInt(4) > 0) {
                bytes.put(random.nextInt(length + 1), (byte) random.nextInt());
            }
            FuzzTarget.checkFrames(bytes.array(), bytes.position(), 1 + random.nextInt(600));
        }
    }

    @Test
    void onlyTheKeyAndTheWholeOfItLetsIn() {
        System.out.println("seed=" + seed);
        byte[] key = Handshake.newKey();
        int letIn = 0;
        for (int i = 0; i < INPUTS; i++) {
            Handshake hub = new Handshake(key);
            Handshake guest = new Handshake(key);
            ByteBuffer hello = hub.hello();
            boolean isWhole = !damage(hello);
            ByteBuffer proof = null;
            try {
                ByteBuffer reply = guest.reply(hello);
                isWhole &= !damage(reply);
                proof = hub.admit(reply);
            } catch (ProtocolException e) {
                assertFalse(isWhole, e.getMessage());
            }
            assertEquals(isWhole, proof != null, "input=" + i);
            if (proof != null) {
                assertEquals(!damage(proof), guest.trusts(proof), "input=" + i);
                letIn++;
            }
        }
        System.out.println("inputs=" + INPUTS + ", let in=" + letIn);
    }

    /** Changes one of the bytes, or none, and says whether. */
    private boolean damage(ByteBuffer message) {
        boolean any = random.nextInt(3) == 0;
        if (any) {
            int at = message.position() + random.nextInt(message.remaining());
            message.put(at, (byte) (message.get(at) ^ 1 + random.nextInt(255)));
        }
        return any;
    }

    /** A frame as a guest sends it, of which everything may be anything. */
    private ByteBuffer randomFrame() {
        int bodyLength = random.nextInt(48);
        ByteBuffer frame = Frame.of(random.nextInt(Op.values().length + 1), random.nextInt(4), bodyLength);
        while (frame.remaining() >= Integer.BYTES) {
            switch (random.nextInt(6)) {
                case 0 -> frame.putInt(random.nextInt());
                case 1 -> frame.putInt(random.nextInt(5) - 1);
                default -> frame.putInt(random.nextInt(3));
            }
        }
        while (frame.hasRemaining()) {
            frame.put((byte) random.nextInt(3));
        }
        frame.flip();
        FuzzTarget.boundRegion(frame);
        return frame;
    }
}
