package dev.multiprocessing.mirror;

import dev.multiprocessing.spi.Participants;
import dev.multiprocessing.spi.Transport;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Calls dead who has not given a sign of life for a third of a second: each gives one every few milliseconds. */
final class Heartbeats extends PassingTransport {

    private static final long SILENCE_MILLIS = 300;

    private final File directory;
    private final Thread heart = new Thread(this::beat, "heart");

    Heartbeats(Transport transport) {
        super(transport);
        try {
            directory = Roster.directory(transport).toFile();
            new File(directory, "" + transport.participants().self()).createNewFile();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        heart.setDaemon(true);
        heart.start();
    }

    private void beat() {
        File own = new File(directory, "" + super.participants().self());
        try {
            while (own.setLastModified(System.currentTimeMillis())) {
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            return; // it leaves
        }
    }

    @Override
    public Participants participants() {
        Participants right = super.participants();
        return new Participants() {
            @Override
            public int self() {
                return right.self();
            }

            @Override
            public boolean isAlive(int participant) {
                long beat = new File(directory, "" + participant).lastModified();
                return right.isAlive(participant) && System.currentTimeMillis() - beat < SILENCE_MILLIS;
            }
        };
    }

    @Override
    public void close() {
        heart.interrupt();
        super.close();
    }
}
