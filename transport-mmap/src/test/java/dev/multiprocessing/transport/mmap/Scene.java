package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.files.ParticipantLayout;
import dev.multiprocessing.files.ParticipantTable;
import dev.multiprocessing.files.SharedTransport;
import dev.multiprocessing.files.crash.FileScene;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Region;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A scene in which threads sleep in a certain way, and are looked at. */
final class Scene extends FileScene {

    Scene(Path parent) {
        super(parent);
    }

    /** A session whose maker has so much patience with threads that are just copying a message. */
    SharedTransport openWith(Duration patience) {
        return SharedTransport.open(MmapMedium.of(settings()), settings(), patience);
    }

    /** Opens a session in which everybody hangs a bell. */
    SharedTransport openWithBells() {
        return openWaiting("doorbell");
    }

    /** Opens a session, and sleeps in this way. */
    SharedTransport openWaiting(String waiting) {
        return open(settings(Map.of(Waiting.SETTING, waiting)));
    }

    /** The lines that the command of the status prints, which does something after each. */
    List<String> status(Consumer<String> afterLine) {
        List<String> lines = new ArrayList<>();
        Status.show(settings(), new PrintStream(OutputStream.nullOutputStream()) {
            @Override
            public void println(String line) {
                lines.add(line);
                afterLine.accept(line);
            }
        });
        return lines;
    }

    /** Has the participant's bell hung, which is done in the background once a thread of it sleeps. */
    static void awaitBell(SharedTransport transport) throws InterruptedException {
        ParticipantTable participants = (ParticipantTable) transport.participants();
        int own = ParticipantLayout.slotOf(participants.self());
        Region region = transport.createRegion(8);
        while (participants.bellAt(own) == ParticipantLayout.NO_BELL) {
            region.await(0, 0, Deadline.after(Duration.ofMillis(1)));
        }
        region.close();
    }
}
