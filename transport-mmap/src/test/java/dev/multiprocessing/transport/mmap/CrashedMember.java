package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageQueue;
import java.nio.file.Path;
import java.util.List;

/** A session in which a child comes and goes, and opens and closes things. */
final class CrashedMember extends CrashScene {

    private final MmapTransport transport;
    private final MessageQueue queue;
    private final String operation;

    CrashedMember(Path directory, String operation) throws InterruptedException {
        super(directory);
        this.operation = operation;
        this.transport = scene.open();
        this.queue = transport.createQueue(5);
        queue.put(Messages.of(TEST, 0, 100), Deadline.NEVER);
    }

    /** Has another member die, with things that nobody else has. */
    CrashedMember afterDeath() throws InterruptedException {
        try (Peer dead = Peer.start("create", transport.address())) {
            dead.line();
        }
        assertTrue(Scene.thingsIn(transport).size() > 1);
        return this;
    }

    @Override
    List<String> arguments() {
        if (!hasTicket()) {
            return List.of(transport.address());
        }
        String ticket =
                operation.equals("attachRegion") ? transport.createRegion(8).share() : queue.share();
        return List.of(transport.address(), ticket);
    }

    private boolean hasTicket() {
        return operation.matches("(attach|share|close).*");
    }

    /** The child, which has the queue open, is the last one that has. */
    @Override
    void help() {
        if (operation.equals("closeLastQueue")) {
            queue.close();
        }
    }

    @Override
    void verify(boolean killed) throws InterruptedException {
        try (MmapTransport next = Scene.attach(transport.address())) {
            assertTrue(transport.participants().isAlive(next.participants().self()));
            MessageQueue other = transport.createQueue(1);
            other.put(Messages.of(TEST, 1, 100), CrashOperations.soon());
            MessageQueue same = next.attachQueue(other.share());
            Messages.Collected collected = new Messages.Collected();
            assertEquals(1, same.take(collected, 1, CrashOperations.soon()));
            collected.requireOnly(1);
            other.close();
        }
        if (!operation.equals("closeLastQueue")) {
            assertEquals(1, queue.size());
            queue.close();
        }
        if (!operation.startsWith("attach") && !operation.equals("shareQueue")) { // a ticket keeps what it is for
            assertEquals(List.of(), Scene.thingsIn(transport), "files of things that nobody has");
        }
    }

    @Override
    public void close() {
        transport.close();
        super.close();
    }
}
