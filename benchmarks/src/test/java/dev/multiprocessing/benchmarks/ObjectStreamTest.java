package dev.multiprocessing.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Streams of objects that are not what was put are found out; both encodings give back what they are given. */
class ObjectStreamTest {

    @Test
    void whatWasPutIsAccepted() throws Exception {
        take(objects -> {});
    }

    @Test
    void whatIsNotWhatWasPutIsRefused() {
        requireRefused(objects -> objects.remove(17));
        requireRefused(objects -> objects.set(17, objects.get(16)));
        requireRefused(objects -> objects.set(17, Arrays.asList(17, null, "hullo")));
        requireRefused(objects -> objects.remove(objects.size() - 2));
    }

    @Test
    void encodingsGiveBackWhatTheyAreGiven() throws Exception {
        for (String driver : List.of("uds-batch-java", "uds-batch-tagged")) {
            Encoding encoding = Encoding.of(driver);
            List<Object> object = new ArrayList<>(Arrays.asList(1 << 20, null, "hello", List.of("ä")));

            assertEquals(object, encoding.decode(encoding.encode(object)));
        }
    }

    private static void requireRefused(Consumer<List<Object>> damage) {
        assertThrows(IllegalStateException.class, () -> take(damage));
    }

    private static void take(Consumer<List<Object>> damage) throws Exception {
        List<Object> objects = new ArrayList<>();
        ObjectStream.put(object -> objects.add(copyOf(object)), 1);
        damage.accept(objects);
        Queue<Object> left = new ArrayDeque<>(objects);
        ObjectStream.take(left::remove, 0, () -> {});
    }

    private static Object copyOf(Object object) {
        return object instanceof List<?> list ? new ArrayList<>(list) : object;
    }
}
