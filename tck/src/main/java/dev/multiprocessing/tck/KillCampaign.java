package dev.multiprocessing.tck;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.MultiprocessingOptions;
import dev.multiprocessing.Pipe;
import dev.multiprocessing.Queue;
import dev.multiprocessing.spi.Transport.Capability;
import java.io.IOException;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;

/**
 * Kills processes at random moments, up to three at once, and replaces them: producers and consumers of one queue, and
 * both ends of pipes. A {@link History} of each queue and pipe judges what came through. The rule of random death runs
 * it shortly; {@link #main} for as many kills as asked.
 */
final class KillCampaign implements AutoCloseable {

    private static final int PRODUCERS = 2;
    private static final int CONSUMERS = 2;
    private static final int LINK = -1; // in the place of a number of a producer or consumer
    private static final int MOST_AT_ONCE = 3;
    private static final int LONGEST_PAUSE_MILLIS = 60;
    private static final int KILLS_OF_ONE = 500; // campaign

    private final Multiprocessing mp;
    private final Queue<Packet> queue;
    private final Path directory;
    private final Random random;
    private final boolean sparesConsumers;
    private final boolean keepsTails;
    private final History history;
    private final List<Worker> producers = new ArrayList<>();
    private final List<Worker> consumers = new ArrayList<>();
    private Link link; // this thread only, as all else here
    private int started;
    private int consumersKilled;
    private long linked;
    private long slowestSurvivorNanos;
    private int lateSurvivors; // kills after which one of them took more than a second
    private long slowestNanos; // of those who were started, too

    private KillCampaign(
            Multiprocessing mp, Path directory, Random random, boolean sparesConsumers, boolean keepsTails) {
        this.mp = mp;
        this.queue = mp.queue(64);
        this.directory = directory;
        this.random = random;
        this.sparesConsumers = sparesConsumers;
        this.keepsTails = keepsTails;
        this.history = new History(keepsTails);
    }

    /**
     * Arguments: the transport, the number of kills, and a seed, to repeat the chance, or {@code any}. Many kills are
     * several campaigns, one after the other, each in a session of its own, with the next seed, and judged at its end.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int kills = Integer.parseInt(arguments[1]);
        long seed = arguments[2].equals("any") ? System.nanoTime() : Long.parseLong(arguments[2]);
        MultiprocessingOptions options = MultiprocessingOptions.defaults().withTransport(arguments[0]);
        int done = 0;
        while (done < kills) {
            int now = Math.min(KILLS_OF_ONE, kills - done);
            System.out.println("transport=" + arguments[0] + ", kills=" + now + ", seed=" + seed);
            System.out.println(run(options, now, seed++));
            done += now;
            System.out.println("kills that passed, in all=" + done);
        }
    }

    /**
     * Runs a campaign, fails if anything was lost, torn, duplicated or out of order, or hangs, and says what went
     * through. In its first half anybody is killed, and each consumer that is may have had a batch in its hands; in
     * its second half no consumer is, so that not one message may be missing.
     */
    static String run(MultiprocessingOptions options, int kills, long seed) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("multiprocessing-kills");
        Random random = new Random(seed);
        int half = kills - kills / 2;
        try (Multiprocessing mp = Multiprocessing.open(options)) {
            boolean keepsTails = Capabilities.has(options, Capability.SYNCHRONOUS);
            KillCampaign anybody = new KillCampaign(mp, directory, random, false, keepsTails);
            KillCampaign others = new KillCampaign(mp, directory, random, true, keepsTails);
            return half(anybody, half) + "\n" + half(others, kills - half);
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
            }
        }
    }

    private static String half(KillCampaign campaign, int kills) throws IOException, InterruptedException {
        try (campaign) {
            return campaign.run(kills);
        }
    }

    private String run(int kills) throws IOException, InterruptedException {
        for (int i = 0; i < PRODUCERS; i++) {
            producers.add(startProducer());
        }
        for (int i = 0; i < CONSUMERS; i++) {
            consumers.add(startConsumer());
        }
        link = startLink();
        int done = 0;
        while (done < kills) {
            Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
            done += killSome(kills - done);
            requireMotion();
        }
        finish();
        int missing = history.check(consumersKilled * KillTargets.BATCH, KillTargets.BATCH);
        return "kills=" + kills + ", of which consumers of the queue=" + consumersKilled
                + ", which had messages in their hands=" + missing + "; through the queue="
                + history.takenInAll() + ", through pipes=" + linked + "; slowest survivor to go on after a kill, ms="
                + TimeUnit.NANOSECONDS.toMillis(slowestSurvivorNanos) + ", kills after which it was more than a second="
                + lateSurvivors + ", and with the start of the next process, ms="
                + TimeUnit.NANOSECONDS.toMillis(slowestNanos);
    }

    /** Kills some, one right behind the other, replaces them, and says how many they were. */
    private int killSome(int most) throws IOException, InterruptedException {
        List<Integer> places = new ArrayList<>(List.of(LINK, 0, 1));
        if (!sparesConsumers) {
            places.addAll(List.of(PRODUCERS, PRODUCERS + 1));
        }
        Collections.shuffle(places, random);
        List<Integer> victims = places.subList(0, Math.min(1 + random.nextInt(MOST_AT_ONCE), most));
        boolean isSender = random.nextBoolean();
        for (int victim : victims) {
            kill(victim, isSender);
        }
        requireMotionOfSurvivors(victims);
        for (int victim : victims) {
            replace(victim, isSender);
        }
        return victims.size();
    }

    private void kill(int victim, boolean isSender) throws InterruptedException {
        if (victim == LINK) {
            link.kill(isSender);
        } else {
            worker(victim).kill();
        }
    }

    private Worker worker(int place) {
        return place < PRODUCERS ? producers.get(place) : consumers.get(place - PRODUCERS);
    }

    private void replace(int victim, boolean isSender) throws IOException, InterruptedException {
        if (victim == LINK) {
            linked += link.end(isSender);
            link = startLink();
        } else if (victim < PRODUCERS) {
            buryProducer(producers.set(victim, startProducer()));
        } else {
            buryConsumer(consumers.set(victim - PRODUCERS, startConsumer()));
        }
    }

    /** Producers are killed; consumers take what is left. */
    private void finish() throws IOException, InterruptedException {
        boolean isSender = random.nextBoolean();
        link.kill(isSender);
        linked += link.end(isSender);
        for (Worker producer : producers) {
            producer.kill();
            buryProducer(producer);
        }
        for (int i = 0; i < CONSUMERS; i++) {
            queue.put(Packet.end(), Times.SOON);
        }
        for (Worker consumer : consumers) {
            consumer.requireEnd();
            history.taken(Journal.take(consumer.journal));
        }
        Assertions.assertTrue(queue.empty(), "the queue holds more than was put");
    }

    private void buryProducer(Worker producer) {
        history.put(producer.number, Journal.take(producer.journal));
    }

    private void buryConsumer(Worker consumer) {
        consumersKilled++;
        history.taken(Journal.take(consumer.journal));
    }

    /** Where a producer and a consumer are left, all who are left go on, without anybody in the place of the dead. */
    private void requireMotionOfSurvivors(List<Integer> victims) throws InterruptedException {
        List<Worker> survivors = workers();
        victims.stream().filter(victim -> victim != LINK).map(this::worker).forEach(survivors::remove);
        if (survivors.stream().anyMatch(producers::contains)
                && survivors.stream().anyMatch(consumers::contains)) {
            long nanos = awaitMotion(survivors, Times.SOON);
            slowestSurvivorNanos = Math.max(slowestSurvivorNanos, nanos);
            lateSurvivors += nanos > TimeUnit.SECONDS.toNanos(1) ? 1 : 0;
        }
    }

    /** Each of those who live, and those who have just been started, goes on putting or taking. */
    private void requireMotion() throws InterruptedException {
        slowestNanos = Math.max(slowestNanos, awaitMotion(workers(), Times.LONG));
    }

    /** Says how long it took until each had gone on. */
    private long awaitMotion(List<Worker> workers, Duration patience) throws InterruptedException {
        long start = System.nanoTime();
        List<Worker> still = new ArrayList<>(workers);
        still.forEach(Worker::noteSize);
        long elapsed = 0;
        while (!still.isEmpty()) {
            still.forEach(Worker::requireAlive);
            still.removeIf(Worker::hasMoved);
            elapsed = System.nanoTime() - start;
            Assertions.assertTrue(
                    elapsed < patience.toNanos(),
                    () -> "one does not move any more: journals=" + still + ", size=" + queue.qsize() + "\n"
                            + Stacks.ofAll());
            Thread.sleep(1); // the processors are for those who are to go on
        }
        return elapsed;
    }

    /** All who put into the queue or take from it. */
    private List<Worker> workers() {
        List<Worker> all = new ArrayList<>(producers);
        all.addAll(consumers);
        return all;
    }

    private Worker startProducer() {
        int number = started++;
        Path file = directory.resolve("producer-" + number);
        return new Worker(number, file, mp.process(KillTargets::produce, queue, number, file.toString()));
    }

    private Worker startConsumer() {
        int number = started++;
        Path file = directory.resolve("consumer-" + number);
        return new Worker(number, file, mp.process(KillTargets::consume, queue, file.toString()));
    }

    private Link startLink() {
        int number = started++;
        Path sent = directory.resolve("sent-" + number);
        Path received = directory.resolve("received-" + number);
        try (Pipe pipe = mp.pipe(false)) {
            return new Link(
                    new Worker(number, sent, mp.process(KillTargets::send, pipe.second(), number, sent.toString())),
                    new Worker(number, received, mp.process(KillTargets::receive, pipe.first(), received.toString())),
                    keepsTails);
        }
    }

    @Override
    public void close() {
        workers().forEach(worker -> worker.child.kill());
        if (link != null) {
            link.sender.child.kill();
            link.receiver.child.kill();
        }
    }

    /** A child, and its journal. */
    private static final class Worker {

        private final int number;
        private final Path journal;
        private final ChildProcess child;
        private long size; // of the journal, when it was noted

        private Worker(int number, Path journal, ChildProcess child) {
            this.number = number;
            this.journal = journal;
            this.child = child.daemon(true).start(); // it ends with a campaign that is ended from outside
        }

        void noteSize() {
            size = Journal.size(journal);
        }

        boolean hasMoved() {
            return Journal.size(journal) > size;
        }

        @Override
        public String toString() {
            return journal.getFileName().toString();
        }

        /** Kills it; it has not ended by itself before, by a failure of its own. */
        void kill() throws InterruptedException {
            requireAlive();
            Scene.kill(child);
        }

        void requireAlive() {
            Assertions.assertTrue(
                    child.isAlive(),
                    () -> "ended by itself: " + this + ", code=" + child.exitCode() + ", failure=" + child.failure());
        }

        /** Waits until it has ended by itself, and not by a failure. */
        void requireEnd() throws InterruptedException {
            Assertions.assertTrue(child.join(Times.SOON), () -> "not told that its peer is dead: " + journal);
            Assertions.assertEquals(OptionalInt.of(0), child.exitCode(), () -> "failure: " + child.failure());
        }
    }

    /** Two children with a pipe between them. */
    private record Link(Worker sender, Worker receiver, boolean keepsTails) {

        void kill(boolean isSender) throws InterruptedException {
            (isSender ? sender : receiver).kill();
        }

        /** One end was killed; the other one is told, and has everything. Says how many packets came through. */
        long end(boolean isSender) throws InterruptedException {
            (isSender ? receiver : sender).requireEnd();
            History history = new History(keepsTails);
            history.put(sender.number, Journal.take(sender.journal));
            IntBuffer received = Journal.take(receiver.journal);
            history.taken(received);
            history.check(isSender ? 0 : Integer.MAX_VALUE, 1);
            history.checkPrefixes();
            return history.takenInAll();
        }
    }
}
