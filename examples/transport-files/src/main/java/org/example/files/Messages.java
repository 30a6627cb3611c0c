package org.example.files;

import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.Outcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntUnaryOperator;

/**
 * Messages in a line, each in a file whose name is its number.
 *
 * <p>What counts is the file of counts: a message is put when it is counted there, not when its file is written, and
 * taken when it is counted, not when its file is gone. A process that is killed between the two leaves a file that
 * nobody misses, or that the next message of that number replaces.
 */
final class Messages {

    // the file of counts: four longs
    private static final int PUT = 0;
    private static final int TAKEN = 8;
    static final int LOAD = 16; // of the messages that are there
    static final int LIMIT = 24; // a load with which no message is let in
    private static final int LENGTH = 32;

    private final Path folder;
    private final Path counts;
    private final IntUnaryOperator load;

    /** Of a thing, in its folder; the load of a message follows from its length. */
    Messages(Path thing, IntUnaryOperator load) {
        this.folder = thing.resolve("messages");
        this.counts = thing.resolve("counts");
        this.load = load;
    }

    static void create(Path thing, long limit) throws IOException {
        Messages none = new Messages(thing, length -> 0);
        Files.createDirectory(none.folder);
        ByteBuffer counts = ByteBuffer.allocate(LENGTH).order(ByteOrder.nativeOrder());
        Disk.write(none.counts, 0, counts.putLong(LIMIT, limit));
    }

    boolean isEmpty() throws IOException {
        return isEmpty(counts());
    }

    boolean isFull() throws IOException {
        return isFull(counts());
    }

    /** Puts a message if there is room for it; under the lock. */
    Outcome put(ByteBuffer message) throws IOException {
        ByteBuffer now = counts();
        if (isFull(now)) {
            return Outcome.TIMED_OUT;
        }
        byte[] bytes = new byte[message.remaining()];
        message.get(message.position(), bytes);
        Files.write(file(now, PUT), bytes);
        count(now, PUT, load.applyAsInt(bytes.length));
        return Outcome.DONE;
    }

    /** Takes a message if there is one; under the lock. */
    Outcome take(MessageSink sink) throws IOException {
        ByteBuffer now = counts();
        if (isEmpty(now)) {
            return Outcome.TIMED_OUT;
        }
        Path file = file(now, TAKEN);
        byte[] bytes = Files.readAllBytes(file);
        sink.room(bytes.length).put(bytes);
        count(now, TAKEN, -load.applyAsInt(bytes.length));
        Files.delete(file);
        return Outcome.DONE;
    }

    ByteBuffer counts() throws IOException {
        return Disk.read(counts, 0, LENGTH);
    }

    /** Refuses what is too long before it takes room. */
    static void requireCarried(ByteBuffer message) {
        if (message.remaining() > MessageQueue.MAX_MESSAGE) {
            throw new IllegalArgumentException(
                    "message too long: length=" + message.remaining() + ", max=" + MessageQueue.MAX_MESSAGE);
        }
    }

    private static boolean isEmpty(ByteBuffer now) {
        return now.getLong(LOAD) == 0;
    }

    private static boolean isFull(ByteBuffer now) {
        return now.getLong(LOAD) >= now.getLong(LIMIT);
    }

    private Path file(ByteBuffer now, int which) {
        return folder.resolve(Long.toString(now.getLong(which)));
    }

    /** The one write that makes it true. */
    private void count(ByteBuffer now, int which, long more) throws IOException {
        now.putLong(which, now.getLong(which) + 1).putLong(LOAD, now.getLong(LOAD) + more);
        Disk.write(counts, 0, now);
    }
}
