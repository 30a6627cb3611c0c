package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.files.ParticipantLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** This process's open lines to the doorbells of others. */
final class Lines implements AutoCloseable {

    private final Path session;

    // guarded by this
    private final SocketChannel[] open = new SocketChannel[ParticipantLayout.SLOTS];
    private final ByteBuffer look = ByteBuffer.allocateDirect(1);
    private boolean closed;

    private Lines(Path session) {
        this.session = session;
    }

    /** Those of a session, none of which leads anywhere yet; what takes long to load is loaded. */
    static Lines open(Path session) {
        Lines lines = new Lines(session);
        Doorbell.connect(session);
        return lines;
    }

    /** Rings at the door of the participant in the slot, if anybody is there. */
    synchronized void ring(int slot) {
        if (closed || open[slot] != null && Doorbell.ring(open[slot], look)) {
            return;
        }
        hangUp(slot);
        SocketChannel line = Doorbell.connect(Doorbell.addressOf(session, slot));
        open[slot] = line;
        if (line != null) {
            Doorbell.ring(line, look);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        for (int slot = 0; slot < open.length; slot++) {
            hangUp(slot);
        }
    }

    private void hangUp(int slot) {
        SocketChannel line = open[slot];
        open[slot] = null;
        if (line != null) {
            try {
                line.close();
            } catch (IOException e) {
                return; // it is lost either way, and nothing was said on it
            }
        }
    }
}
