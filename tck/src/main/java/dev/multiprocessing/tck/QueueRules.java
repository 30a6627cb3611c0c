package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.DecodingException;
import dev.multiprocessing.EncodingException;
import dev.multiprocessing.Queue;
import dev.multiprocessing.QueueEmptyException;
import dev.multiprocessing.QueueFullException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules of a queue that one process can see: what goes in comes out, counted exactly. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface QueueRules extends TransportRules {

    @Test
    default void required_Q01_elementsArriveEqualToWhatWasPut() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Object> queue = scene.mp().queue();

            for (Object element : Samples.ordinary()) {
                queue.put(element);
            }

            for (Object element : Samples.ordinary()) {
                assertEquals(element, Expect.next(queue, Times.SOON, element));
            }
        }
    }

    @Test
    default void required_Q02_nullIsAnElement() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Object> queue = scene.mp().queue();

            queue.put(null);

            assertEquals(1, queue.qsize());
            assertNull(queue.get(Times.SOON));
            assertTrue(queue.empty());
        }
    }

    @Test
    default void required_Q03_aLaterChangeDoesNotChangeWhatWasPut() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Object> queue = scene.mp().queue();
            List<String> list = new ArrayList<>(List.of("as it was"));
            byte[] bytes = {1, 2, 3};

            queue.put(list);
            queue.put(bytes);
            list.set(0, "changed");
            bytes[0] = 99;

            assertEquals(List.of("as it was"), queue.get(Times.SOON));
            assertArrayEquals(new byte[] {1, 2, 3}, (byte[]) queue.get(Times.SOON));
        }
    }

    @Test
    default void required_Q04_whatCannotBeEncodedIsRefusedInTheCallerAndChangesNothing() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Object> queue = scene.mp().queue(1);

            EncodingException refusal = assertThrows(EncodingException.class, () -> queue.put(Samples.unencodable()));
            assertThrows(EncodingException.class, () -> queue.put(Samples.unencodable(), Times.TICK));
            assertThrows(EncodingException.class, () -> queue.putNowait(Samples.unencodable()));

            assertTrue(refusal.getMessage().contains("contents"), () -> "names no field: " + refusal.getMessage());
            assertEquals(0, queue.qsize());
            assertTrue(queue.empty());
            queue.putNowait("the only place is still free");
            assertEquals("the only place is still free", queue.get(Times.SOON));
        }
    }

    @Test
    default void required_Q05_whatCannotBeDecodedIsConsumedAndTheNextIsFine() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Object> queue = scene.mp().queue(2);
            queue.put(new Samples.Undecodable());
            queue.put("next");

            assertThrows(DecodingException.class, () -> queue.get(Times.SOON));

            assertEquals(1, queue.qsize());
            assertEquals("next", queue.get(Times.SOON));
            assertTrue(queue.empty());
        }
    }

    @Test
    default void required_Q06_aFullQueueRefusesAndIsUnchanged() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Integer> queue = scene.mp().queue(2);
            queue.put(1);
            queue.put(2);

            assertThrows(QueueFullException.class, () -> queue.putNowait(3));
            assertThrows(QueueFullException.class, () -> queue.put(3, Times.TICK));
            assertThrows(QueueFullException.class, () -> queue.put(3, Duration.ZERO));

            assertEquals(2, queue.qsize());
            assertEquals(1, queue.get(Times.SOON));
            assertEquals(2, queue.get(Times.SOON));
            assertTrue(queue.empty());
        }
    }

    @Test
    default void required_Q07_anEmptyQueueSaysSo() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Integer> queue = scene.mp().queue();

            assertThrows(QueueEmptyException.class, queue::getNowait);
            assertThrows(QueueEmptyException.class, () -> queue.get(Times.TICK));
            assertThrows(QueueEmptyException.class, () -> queue.get(Duration.ZERO));

            queue.put(1);
            assertEquals(1, queue.get(Times.SOON));
        }
    }

    @Test
    default void required_Q08_theBoundCountsElementsWhateverTheirSize() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<byte[]> queue = scene.mp().queue(3);

            queue.putNowait(new byte[5 << 20]);
            queue.putNowait(new byte[0]);
            assertFalse(queue.full());
            queue.putNowait(new byte[100]);

            assertTrue(queue.full());
            assertThrows(QueueFullException.class, () -> queue.putNowait(new byte[0]));
            assertEquals(5 << 20, queue.get(Times.SOON).length);
            assertFalse(queue.full());
        }
    }

    @Test
    default void required_Q09_aQueueWithoutBoundIsNeverFull() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            int count = 40_000;
            for (Queue<Integer> queue :
                    List.of(scene.mp().<Integer>queue(), scene.mp().<Integer>queue(0))) {
                for (int i = 0; i < count; i++) {
                    queue.putNowait(i);
                }

                assertFalse(queue.full());
                assertEquals(count, queue.qsize());
                for (int i = 0; i < count; i++) {
                    assertEquals(i, Expect.next(queue, Times.SOON, i));
                }
            }
        }
    }

    @Test
    default void required_Q10_aNegativeBoundIsRefusedWithItsValue() {
        try (Scene scene = Scene.open(this)) {
            IllegalArgumentException refusal = assertThrows(
                    IllegalArgumentException.class, () -> scene.mp().queue(-3));

            assertTrue(refusal.getMessage().contains("-3"), refusal::getMessage);
            assertThrows(IllegalArgumentException.class, () -> scene.mp().queue(Integer.MIN_VALUE));
        }
    }

    @Test
    default void required_Q11_anAbsurdlyLargeBoundCostsNothing() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<String> queue = scene.mp().queue(Integer.MAX_VALUE);

            queue.putNowait("element");

            assertFalse(queue.full());
            assertEquals("element", queue.get(Times.SOON));
        }
    }

    @Test
    default void required_Q12_nullForADurationOrACollectionIsRefused() {
        try (Scene scene = Scene.open(this)) {
            Queue<String> queue = scene.mp().queue();

            assertAll(
                    () -> assertThrows(NullPointerException.class, () -> queue.put("element", null)),
                    () -> assertThrows(NullPointerException.class, () -> queue.get(null)),
                    () -> assertThrows(NullPointerException.class, () -> queue.putAll(null)),
                    () -> assertThrows(NullPointerException.class, () -> queue.drainTo(null, 1)));

            assertTrue(queue.empty());
        }
    }
}
