package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.DecodingException;
import dev.multiprocessing.EncodingException;
import dev.multiprocessing.Queue;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules of putting and taking several elements at once. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface QueueBatchRules extends TransportRules {

    @Test
    default void required_Q13_aBatchIsPutInOrder() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Object> queue = scene.mp().queue();

            queue.putAll(Samples.ordinary());
            queue.putAll(List.of());

            assertEquals(Samples.ordinary().size(), queue.qsize());
            List<Object> received = new ArrayList<>();
            assertEquals(Samples.ordinary().size(), queue.drainTo(received, 1_000));
            assertEquals(Samples.ordinary(), received);
        }
    }

    @Test
    default void required_Q14_aBatchLargerThanTheBoundGoesInAsPlacesBecomeFree() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Integer> queue = scene.mp().queue(4);
            List<Integer> batch = IntStream.range(0, 100).boxed().collect(Collectors.toList());

            Task<Void> put = Task.blocked(() -> queue.putAll(batch));

            assertTrue(queue.full());
            for (int i = 0; i < 100; i++) {
                assertEquals(i, Expect.next(queue, Times.SOON, i));
            }
            put.result();
            assertTrue(queue.empty());
        }
    }

    @Test
    default void required_Q15_aBatchWithOneElementThatCannotBeEncodedPutsNothing() {
        try (Scene scene = Scene.open(this)) {
            Queue<Object> queue = scene.mp().queue();

            assertThrows(
                    EncodingException.class,
                    () -> queue.putAll(Arrays.asList("first", Samples.unencodable(), "third")));

            assertEquals(0, queue.qsize());
        }
    }

    @Test
    default void required_Q16_drainToTakesWhatIsThereUpToTheMaximum() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Integer> queue = scene.mp().queue();
            List<Integer> received = new ArrayList<>();
            queue.putAll(List.of(1, 2, 3, 4, 5));

            assertEquals(0, queue.drainTo(received, 0));
            assertEquals(2, queue.drainTo(received, 2));
            assertEquals(List.of(1, 2), received);
            assertEquals(3, queue.drainTo(received, Integer.MAX_VALUE));
            assertEquals(List.of(1, 2, 3, 4, 5), received);

            Times.assertOneTry(() -> assertEquals(0, queue.drainTo(received, 10)));
        }
    }

    @Test
    default void required_Q17_drainToConsumesWhatCannotBeDecodedAndLosesNothingElse() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Object> queue = scene.mp().queue();
            queue.putAll(List.of("before", new Samples.Undecodable(), "after", "last"));
            List<Object> received = new ArrayList<>();

            assertThrows(DecodingException.class, () -> queue.drainTo(received, 10));

            assertEquals(List.of("before", "after", "last"), received);
            assertEquals(0, queue.qsize());
        }
    }

    @Test
    default void required_Q18_drainToRefusesANegativeMaximum() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Integer> queue = scene.mp().queue();
            queue.put(1);

            assertThrows(IllegalArgumentException.class, () -> queue.drainTo(new ArrayList<>(), -1));

            assertEquals(1, queue.qsize());
        }
    }

    @Test
    default void required_Q24_drainToIntoACollectionThatRejectsLosesNothingElse() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Object> queue = scene.mp().queue();
            queue.put("before");
            queue.put(null);
            queue.put("after");
            ArrayDeque<Object> withoutNulls = new ArrayDeque<>();

            assertThrows(NullPointerException.class, () -> queue.drainTo(withoutNulls, 10));

            assertEquals(List.of("before", "after"), List.copyOf(withoutNulls));
            assertEquals(0, queue.qsize());
        }
    }

    @Test
    default void required_Q25_putAllWithATimeoutSaysHowManyWerePut() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Integer> queue = scene.mp().queue(3);

            Times.assertWaitsTick(() -> assertEquals(3, queue.putAll(List.of(1, 2, 3, 4, 5), Times.TICK)));
            Times.assertOneTry(() -> assertEquals(0, queue.putAll(List.of(6), Duration.ZERO)));
            assertEquals(1, queue.get(Times.SOON));
            assertEquals(1, queue.putAll(List.of(6), Times.SOON));

            List<Integer> received = new ArrayList<>();
            queue.drainTo(received, 10);
            assertEquals(List.of(2, 3, 6), received);
        }
    }
}
