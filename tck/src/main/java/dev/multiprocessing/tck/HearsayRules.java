package dev.multiprocessing.tck;

import dev.multiprocessing.Connection;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Pipe;
import dev.multiprocessing.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules of what is true for whoever hears of a put, send or end, also while a transport waits for no answers. */
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

    @Test
    default void required_Q28_whoeverHearsOfASendThroughAnotherObjectFindsTheMessage() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Pipe news = scene.mp().pipe();
            List<Pipe> pipes = pipes(scene.mp());
            List<News> others = ways(scene.mp());
            scene.start(scene.mp()
                    .process(HearsayTargets::sendAndTell, ends(pipes, Pipe::second), with(news.second(), others)));
            pipes.get(0).second().close();

            HearsayTargets.hearAndReceive(ends(pipes, Pipe::first), with(news.first(), others));

            scene.awaitSuccess();
        }
    }

    @Test
    default void required_Q28_soDoesAChildThatHearsOfASendOfItsParent() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Pipe news = scene.mp().pipe();
            List<Pipe> pipes = pipes(scene.mp());
            List<News> others = ways(scene.mp());
            scene.start(scene.mp()
                    .process(HearsayTargets::hearAndReceive, ends(pipes, Pipe::first), with(news.first(), others)));
            pipes.get(0).first().close();

            HearsayTargets.sendAndTell(ends(pipes, Pipe::second), with(news.second(), others));

            scene.awaitSuccess();
        }
    }

    @Test
    default void required_Q28_soDoesAThirdProcess() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Pipe news = scene.mp().pipe();
            List<Pipe> pipes = pipes(scene.mp());
            List<News> others = ways(scene.mp());
            scene.start(scene.mp()
                    .process(HearsayTargets::hearAndReceive, ends(pipes, Pipe::first), with(news.first(), others)));
            scene.start(scene.mp()
                    .process(HearsayTargets::sendAndTell, ends(pipes, Pipe::second), with(news.second(), others)));
            pipes.get(0).close();

            scene.awaitSuccess();
        }
    }

    @Test
    default void required_Q29_whoeverHearsOfTheEndOfAProcessFindsWhatItPutAndSent() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            HearsayTargets.hearOfEnds(scene.mp(), scene::start);
        }
    }

    @Test
    default void required_Q29_soDoesAParentThatIsAChildItself() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            scene.start(scene.mp().process(HearsayTargets::hearOfEndsInAChild));

            scene.awaitSuccess();
        }
    }

    /** One whose ends are each with one process, and one whose ends are with others, too. */
    private static List<Pipe> pipes(Multiprocessing mp) {
        return List.of(mp.pipe(), mp.pipe());
    }

    private static List<Connection> ends(List<Pipe> pipes, Function<Pipe, Connection> end) {
        return pipes.stream().map(end).toList();
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
