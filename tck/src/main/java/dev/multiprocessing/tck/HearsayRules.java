package dev.multiprocessing.tck;

import dev.multiprocessing.Connection;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Pipe;
import dev.multiprocessing.Queue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules of what is true for whoever hears of a put, also while a transport does not wait for its answer. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface HearsayRules extends TransportRules {

    @Test
    default void required_Q26_whoeverHearsOfAPutThroughAnotherObjectFindsTheElement() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            List<Queue<Integer>> queues = queues(scene.mp());
            List<News> others = ways(scene.mp());
            scene.start(scene.mp().process(HearsayTargets::putAndTell, queues, with(pipe.second(), others)));

            HearsayTargets.hearAndTake(queues, with(pipe.first(), others));

            scene.awaitSuccess();
        }
    }

    @Test
    default void required_Q27_aThirdProcessThatHearsOfAPutFindsTheElement() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            List<Queue<Integer>> queues = queues(scene.mp());
            List<News> others = ways(scene.mp());
            scene.start(scene.mp().process(HearsayTargets::hearAndTake, queues, with(pipe.first(), others)));
            scene.start(scene.mp().process(HearsayTargets::putAndTell, queues, with(pipe.second(), others)));

            scene.awaitSuccess();
        }
    }

    private static List<Queue<Integer>> queues(Multiprocessing mp) {
        return List.of(mp.queue(10_000), mp.queue());
    }

    private static List<News> ways(Multiprocessing mp) {
        return List.of(
                new News.ThroughQueue(mp.queue()),
                new News.ThroughValue(mp.value(0L)),
                new News.ThroughLock(mp.value(0L)));
    }

    private static List<News> with(Connection end, List<News> others) {
        List<News> all = new ArrayList<>(List.of(new News.ThroughPipe(end)));
        all.addAll(others);
        return all;
    }
}
