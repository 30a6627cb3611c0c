package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.files.ParticipantLayout;
import dev.multiprocessing.files.PrivateFiles;
import dev.multiprocessing.files.Ring;
import dev.multiprocessing.files.RingLimits;
import dev.multiprocessing.files.Session;
import dev.multiprocessing.files.SharedTransport;
import dev.multiprocessing.files.Thing;
import dev.multiprocessing.files.ThingLayout;
import dev.multiprocessing.files.crash.Messages;
import dev.multiprocessing.spi.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A session to put damaged files into, and the right ones that they are made from. */
final class DamageScene implements AutoCloseable {

    /** An id like no number that damage makes: what waits for a living process would wait for good reason. */
    private static final int GENERATION = 0x15554;

    private static final String NAME = "-template";

    private final Scene scene;
    private final SharedTransport transport;
    private final List<Template> templates;

    private DamageScene(Scene scene, SharedTransport transport, List<Template> templates) {
        this.scene = scene;
        this.transport = transport;
        this.templates = templates;
    }

    /** Makes the templates by a participant that has left, and so is as good as dead. */
    static DamageScene open(Path directory) {
        Scene scene = new Scene(directory);
        Session maker = scene.session();
        PrivateFiles.open(maker.file(ParticipantLayout.FILE))
                .setIntRelease(ParticipantLayout.generationAt(1), GENERATION);
        List<Template> templates = List.of(
                queue(maker, 0, 0, 0),
                queue(maker, 3, 0, 100),
                queue(maker, 30, 25, 90),
                queue(maker, 40, 3, 400),
                queue(maker, 5, 1, 700),
                channel(maker, 3, 1, 100),
                channel(maker, 2, 0, 700),
                region(maker, 100),
                participants(maker));
        SharedTransport transport = Scene.attach(maker.directory().toString());
        maker.leave();
        return new DamageScene(scene, transport, templates);
    }

    Scene scene() {
        return scene;
    }

    SharedTransport transport() {
        return transport;
    }

    List<Template> templates() {
        return templates;
    }

    /** What a new file of the session is called. */
    Path file(String name) {
        return Path.of(transport.address(), name);
    }

    @Override
    public void close() {
        transport.close();
    }

    private static Template queue(Session session, int put, int taken, int length) {
        Thing thing = Thing.create(session, "q" + NAME, ThingLayout.QUEUE, 100, ThingLayout.PAGE);
        pass(thing.outgoing(0, RingScene.SMALL, () -> {}), put, taken, length);
        return template(session, thing, 'q');
    }

    private static Template channel(Session session, int put, int taken, int length) {
        Thing thing = Thing.create(session, "c" + NAME, ThingLayout.CHANNEL, 0, ThingLayout.PAGE);
        RingLimits limits = new RingLimits(Integer.MAX_VALUE, false, 4096, 4096, 512, 4, Long.MAX_VALUE);
        pass(thing.outgoing(0, limits, () -> {}), put, taken, length);
        pass(thing.outgoing(1, limits, () -> {}), put, taken, length);
        return template(session, thing, 'c');
    }

    private static Template region(Session session, int size) {
        return template(
                session, Thing.create(session, "r" + NAME, ThingLayout.REGION, size, ThingLayout.PAGE + size), 'r');
    }

    private static Template participants(Session session) {
        return new Template('p', Map.of(ParticipantLayout.FILE, read(session.file(ParticipantLayout.FILE))));
    }

    private static void pass(Ring ring, int put, int taken, int length) {
        Messages.Collected collected = new Messages.Collected();
        for (int number = 0; number < put; number++) {
            if (!RingScene.offer(ring, Messages.of(1, number, length), Deadline.NOW)) {
                throw new AssertionError("no room: number=" + number);
            }
            if (number < taken) {
                ring.poll(collected, 1, Deadline.NOW);
            }
        }
    }

    private static Template template(Session session, Thing thing, char letter) {
        Map<String, byte[]> files = new TreeMap<>();
        for (String name : Scene.list(session.directory())) {
            if (name.startsWith(thing.name())) {
                files.put(name.substring(thing.name().length()), read(session.file(name)));
                PrivateFiles.delete(session.file(name));
            }
        }
        return new Template(letter, files);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The right contents of a thing's files, by what follows the thing's name, or of a file of participants. */
    record Template(char letter, Map<String, byte[]> files) {

        List<String> names() {
            return new ArrayList<>(files.keySet());
        }
    }
}
