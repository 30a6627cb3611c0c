package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.Pipe;
import dev.multiprocessing.Queue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules of a queue with producers and consumers in several processes. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface QueueAcrossProcessesRules extends TransportRules {

    @Test
    default void required_Q19_elementsOfOneProducerArriveInOrder() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Packet> queue = scene.mp().queue(50);
            int count = Knobs.HERE.effort(1_000);
            int maxSize = 3_000;
            scene.start(scene.mp().process(QueueTargets::produce, queue, 1, count, maxSize));
            scene.start(scene.mp().process(QueueTargets::produce, queue, 2, count, maxSize));
            Task<List<Packet>> one = Task.call(() -> QueueTargets.consume(queue));
            Task<List<Packet>> other = Task.call(() -> QueueTargets.consume(queue));

            scene.awaitSuccess();
            queue.put(Packet.end());
            queue.put(Packet.end());

            List<List<Packet>> received = List.of(one.result(), other.result());
            received.forEach(Packet::assertInOrder);
            received.forEach(list -> list.forEach(packet -> packet.assertIntact(maxSize)));
            Packet.assertComplete(received, 1, count);
            Packet.assertComplete(received, 2, count);
        }
    }

    @Test
    default void required_Q20_eachElementIsTakenOnce() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Packet> queue = scene.mp().queue(10);
            Queue<List<Packet>> results = scene.mp().queue();
            int count = Knobs.HERE.effort(1_000);
            scene.start(scene.mp().process(QueueTargets::consumeAndReport, queue, results));
            scene.start(scene.mp().process(QueueTargets::consumeAndReport, queue, results));
            Task<Void> one = Task.run(() -> QueueTargets.produce(queue, 1, count, 0));
            Task<Void> other = Task.run(() -> QueueTargets.produce(queue, 2, count, 0));

            one.result();
            other.result();
            queue.put(Packet.end());
            queue.put(Packet.end());
            scene.awaitSuccess();

            List<List<Packet>> received = List.of(results.get(Times.SOON), results.get(Times.SOON));
            received.forEach(Packet::assertInOrder);
            Packet.assertComplete(received, 1, count);
            Packet.assertComplete(received, 2, count);
            assertTrue(queue.empty());
        }
    }

    @Test
    default void required_Q21_whoeverHearsOfAPutOrGetSeesItInTheCounts() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            Queue<String> queue = scene.mp().queue(3);
            scene.start(scene.mp().process(QueueTargets::fillAndLook, queue, pipe.second()));

            assertEquals("filled", pipe.first().recv(String.class, Times.LONG));
            assertEquals(3, queue.qsize());
            assertTrue(queue.full());
            assertFalse(queue.empty());
            assertEquals("a", queue.getNowait());
            pipe.first().send("taken");

            assertEquals("emptied", pipe.first().recv(String.class, Times.SOON));
            assertEquals(0, queue.qsize());
            assertTrue(queue.empty());
            scene.awaitSuccess();
        }
    }

    @Test
    default void required_Q22_messagesOfAnySizeTravel() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<byte[]> messages = scene.mp().queue();
            Queue<Long> sums = scene.mp().queue();
            scene.start(scene.mp().process(QueueTargets::sum, messages, sums));

            for (int size : Payload.SIZES) {
                byte[] message = Payload.of(size, size);
                messages.put(message);
                assertEquals(Payload.sum(message), sums.get(Times.LONG), () -> "size=" + size);
            }

            scene.awaitSuccess();
        }
    }

    @Test
    default void required_Q23_aProcessEndsThoughNobodyTakesWhatItPut() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<byte[]> queue = scene.mp().queue();
            int count = 10;
            int size = 1 << 20;
            scene.start(scene.mp().process(QueueTargets::leaveBehind, queue, count, size));

            scene.awaitSuccess();

            assertEquals(count, queue.qsize());
            for (int i = 0; i < count; i++) {
                assertArrayEquals(Payload.of(size, i), queue.get(Times.SOON));
            }
            assertTrue(queue.empty());
        }
    }
}
