package org.example.files;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.Outcome;
import java.nio.ByteBuffer;

/** A handle of a queue: messages whose load is one each. */
final class FilesQueue implements MessageQueue {

    private final Handle handle;
    private final Messages messages;

    FilesQueue(Handle handle) {
        this.handle = handle;
        this.messages = new Messages(handle.thing().folder(), length -> 1);
    }

    @Override
    public boolean put(ByteBuffer message, Deadline deadline) throws InterruptedException {
        Messages.requireCarried(message);
        return handle.until(deadline, () -> !messages.isFull(), () -> messages.put(message)) == Outcome.DONE;
    }

    @Override
    public int take(MessageSink sink, int max, Deadline deadline) throws InterruptedException {
        if (handle.until(deadline, () -> !messages.isEmpty(), () -> messages.take(sink)) != Outcome.DONE) {
            return 0;
        }
        int taken = 1;
        try {
            while (taken < max && handle.exclusively(() -> messages.take(sink)) == Outcome.DONE) {
                taken++;
            }
        } catch (RuntimeException | OutOfMemoryError e) {
            return taken; // what goes wrong after the first one is left to the next call
        }
        return taken;
    }

    @Override
    public int size() {
        return handle.exclusively(() -> (int) messages.counts().getLong(Messages.LOAD));
    }

    @Override
    public int capacity() {
        return handle.exclusively(() -> (int) messages.counts().getLong(Messages.LIMIT));
    }

    @Override
    public String share() {
        return handle.share();
    }

    @Override
    public void close() {
        handle.close();
    }
}
