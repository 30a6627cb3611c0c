package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.PeerDiedException;
import dev.multiprocessing.Pipe;
import dev.multiprocessing.Queue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Timeout;

/** The rules of death, tried at random instants of a stream. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface DeathCampaignRules extends TransportRules {

    @Stochastic
    default void stochastic_D12_producersKilledAtAnyInstantTearAndStopNothing(Seed seed) throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Packet> queue = scene.mp().queue(64);
            AtomicBoolean stop = new AtomicBoolean();
            List<Packet> received = new ArrayList<>();
            Task<Integer> survivor = Task.call(() -> Campaign.produceUntil(stop, queue));

            for (int victim = 1; victim <= Campaign.KILLS; victim++) {
                ChildProcess child = scene.startProcess(
                        scene.mp().process(DeathTargets::streamInto, queue, victim, Campaign.MAX_SIZE));
                received.addAll(Campaign.receive(queue, victim, seed.upTo(200)));
                Scene.kill(child);
            }
            stop.set(true);
            received.addAll(QueueTargets.consume(queue));

            int produced = survivor.result();
            Campaign.assertGapless(received);
            assertEquals(produced, Campaign.countOf(received, Campaign.SURVIVOR), "packets of the survivor");
        }
    }

    @Stochastic
    default void stochastic_D13_consumersKilledAtAnyInstantTakeAtMostTheirLastElementAlong(Seed seed)
            throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Packet> queue = scene.mp().queue(16);
            Queue<Integer> taken = scene.mp().queue();
            AtomicBoolean stop = new AtomicBoolean();
            List<Integer> reported = new ArrayList<>();
            Task<Integer> producer = Task.call(() -> Campaign.produceUntil(stop, queue));

            for (int victim = 1; victim <= Campaign.KILLS; victim++) {
                ChildProcess child =
                        scene.startProcess(scene.mp().process(DeathTargets::takeFrom, queue, taken, Campaign.MAX_SIZE));
                int reports = seed.upTo(200);
                for (int i = 0; i < reports; i++) {
                    reported.add(taken.get(Times.LONG));
                }
                Scene.kill(child);
            }
            stop.set(true);
            List<Packet> received = QueueTargets.consume(queue);
            taken.drainTo(reported, Integer.MAX_VALUE);

            int produced = producer.result();
            received.forEach(packet -> packet.assertIntact(Campaign.MAX_SIZE));
            Packet.assertInOrder(received);
            Campaign.assertTakenOnce(reported, received, produced);
        }
    }

    @Stochastic
    default void stochastic_D14_sendersKilledAtAnyInstantTearNothing(Seed seed) throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            for (int victim = 1; victim <= Campaign.SENDER_KILLS; victim++) {
                List<Packet> received = receiveUntilDeath(scene, victim, seed.upTo(50));

                received.forEach(packet -> packet.assertIntact(Campaign.MAX_PIPE_SIZE));
                Packet.assertInOrder(received);
                Packet.assertComplete(List.of(received), victim, received.size());
            }
        }
    }

    @Stochastic
    @Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // it starts some forty processes
    default void stochastic_D21_anythingKilledAtAnyMomentAndReplacedLeavesATrueHistory(Seed seed)
            throws IOException, InterruptedException {
        try (Scene scene = Scene.open(this)) {
            scene.startProcess(scene.mp().process(DeathTargets::end)); // skips where participants are threads
        }
        int kills = Campaign.RANDOM_KILLS;
        String result = KillCampaign.run(options(), kills, seed.number());
        assertTrue(result.startsWith("kills=" + (kills - kills / 2)), result);
    }

    /** Everything that a sender, killed after that many packets, had sent. */
    private static List<Packet> receiveUntilDeath(Scene scene, int victim, int count) throws InterruptedException {
        List<Packet> received = new ArrayList<>();
        try (Pipe pipe = scene.mp().pipe()) {
            ChildProcess child = scene.startProcess(
                    scene.mp().process(DeathTargets::streamThrough, pipe.second(), victim, Campaign.MAX_PIPE_SIZE));
            pipe.second().close();
            for (int i = 0; i < count; i++) {
                received.add(pipe.first().recv(Packet.class, Times.LONG));
            }

            Scene.kill(child);

            assertThrows(PeerDiedException.class, () -> {
                while (true) {
                    received.add(pipe.first().recv(Packet.class, Times.SOON));
                }
            });
        }
        return received;
    }
}
