package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.multiprocessing.Connection;
import dev.multiprocessing.DecodingException;
import dev.multiprocessing.EncodingException;
import dev.multiprocessing.MultiprocessingException;
import dev.multiprocessing.Pipe;
import dev.multiprocessing.Queue;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules of what a hostile or broken message cannot do. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface SecurityRules extends TransportRules {

    @Test
    default void required_S01_aClassTheFilterForbidsIsNotDecoded() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            Queue<Object> queue = scene.mp().queue();
            scene.startProcess(scene.mp()
                    .process(SecurityTargets::refuseForbidden, queue, pipe.second())
                    .jvmOptions("-Djdk.serialFilter=!" + Samples.Forbidden.class.getName()));

            queue.put(new Samples.Forbidden());
            queue.put("allowed");
            pipe.first().send(List.of(new Samples.Forbidden()));
            pipe.first().send("allowed");

            scene.awaitSuccess();
        }
    }

    @Test
    default void required_S02_objectsThatTurnCallsIntoCodeDoNotTravel() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Object> queue = scene.mp().queue();
            Object proxy = Proxy.newProxyInstance(
                    Samples.class.getClassLoader(), new Class<?>[] {Comparable.class}, new Samples.SilentHandler());

            assertThrows(MultiprocessingException.class, () -> {
                queue.put(proxy);
                queue.get(Times.SOON);
            });

            queue.put("next");
            assertEquals("next", queue.get(Times.SOON));
        }
    }

    @Test
    default void required_S03_anObjectInsideItselfOrTooDeepIsRefused() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Object> queue = scene.mp().queue();
            List<Object> cycle = new ArrayList<>();
            cycle.add(cycle);
            List<Object> deep = new ArrayList<>();
            for (int i = 0; i < 100_000; i++) {
                deep = new ArrayList<>(List.of(deep));
            }
            List<Object> deepest = deep;

            assertThrows(EncodingException.class, () -> queue.put(cycle));
            assertThrows(EncodingException.class, () -> queue.put(deepest));

            assertEquals(0, queue.qsize());
        }
    }

    @Stochastic
    default void stochastic_S04_arbitraryBytesAreDecodedOrRefusedAndTheConnectionGoesOn(Seed seed)
            throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            int messages = Knobs.HERE.effort(2_000);
            for (int i = 0; i < messages; i++) {
                byte[] message = Payload.of(seed.upTo(60), seed.upTo(Integer.MAX_VALUE));
                pipe.first().sendBytes(message);
                decodeOrRefuse(pipe.second());
            }

            pipe.first().send("next");
            assertEquals("next", pipe.second().recv(Times.SOON));
        }
    }

    /** Any other exception than a refusal, and any error, fails the rule. */
    private static void decodeOrRefuse(Connection end) throws InterruptedException {
        try {
            end.recv(Times.SOON);
        } catch (DecodingException refusal) {
            assertNotNull(refusal.getMessage());
        }
    }

    @Untested
    default void untested_S06_aPeerOnANetworkIsAuthenticatedFirst() {}

    @Untested
    default void untested_S07_theAddressReachesAChildByAPrivateWay() {}
}
