package dev.multiprocessing.files.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.files.Reclaim;
import dev.multiprocessing.files.Session;
import dev.multiprocessing.files.SharedTransport;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Region;
import dev.multiprocessing.spi.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A session in which a child comes and goes, and opens and closes things. */
public final class CrashedMember extends CrashScene {

    private final SharedTransport transport;
    private final MessageQueue queue;
    private final String operation;
    private final Set<String> left = new HashSet<>(); // what a dead member has left
    private String ticket = ""; // what the child attaches by
    private Runnable last = () -> {}; // gives up what the child has, too
    private boolean used; // the ticket was used before
    private final Bystander bystander = new Bystander(this::belongings, this::joinAndReclaim);

    public CrashedMember(Path directory, String operation) throws InterruptedException {
        super(directory);
        this.operation = operation;
        this.transport = scene.open();
        this.queue = transport.createQueue(5);
        queue.put(Messages.of(TEST, 0, 100), Deadline.NEVER);
    }

    /** Has another member die, with things that nobody else has. */
    public CrashedMember afterDeath() throws InterruptedException {
        List<String> own = FileScene.thingsIn(transport);
        try (Child dead = Child.start("createAndStay", transport.address())) {
            dead.line();
        }
        left.addAll(FileScene.thingsIn(transport));
        left.removeAll(own);
        assertFalse(left.isEmpty());
        return this;
    }

    /** Has the child attach the queue. */
    public CrashedMember withQueue() {
        ticket = queue.share();
        last = queue::close;
        return this;
    }

    /** Has the child attach the queue by a ticket that was used before. */
    public CrashedMember withUsedTicket() {
        ticket = queue.share();
        used = true;
        transport.attachQueue(ticket).close();
        return this;
    }

    /** Has the child attach a region that nobody else has. */
    public CrashedMember withRegion() {
        try (Region region = transport.createRegion(8)) {
            ticket = region.share();
        }
        return this;
    }

    /** Has the child attach one end of a channel through which messages were sent in both directions. */
    public CrashedMember withChannel() throws InterruptedException {
        MessageChannel.Ends ends = transport.createChannel();
        ends.first().send(Messages.of(TEST, 0, 100), Deadline.NEVER);
        ends.second().send(Messages.of(TEST, 0, 100), Deadline.NEVER);
        ticket = ends.second().share();
        ends.second().close();
        last = ends.first()::close;
        return this;
    }

    @Override
    public List<String> arguments() {
        return List.of(transport.address(), ticket);
    }

    /** The child, which has the queue open, is the last one that has. */
    @Override
    public void welcome(Child child) {
        if (isLast()) {
            child.line();
            last.run();
            child.goOn();
        }
    }

    private boolean isLast() {
        return operation.startsWith("closeLast");
    }

    /** Not before the child has begun with what the dead have left, or nothing would be left for it. */
    @Override
    public void goOnMeanwhile() throws InterruptedException {
        if (left.isEmpty() || !FileScene.thingsIn(transport).containsAll(left)) {
            bystander.goRound();
        }
    }

    private void joinAndReclaim() {
        Session session = Session.attach(transport.address(), Subject.here().medium(Settings.none()), Settings.none());
        try {
            Reclaim.unheldThings(session);
        } finally {
            session.leave();
        }
        if (used) {
            attachByUsedTicket();
        }
    }

    private void attachByUsedTicket() {
        try (SharedTransport other = FileScene.attach(transport.address())) {
            assertEquals(1, other.attachQueue(ticket).size());
        }
    }

    /** The files of the session, but for what anybody may delete. */
    private List<String> belongings() {
        List<String> files = new ArrayList<>(FileScene.list(Path.of(transport.address())));
        files.removeAll(left);
        files.removeIf(file -> isLast() && file.startsWith(closedLetter()));
        return files;
    }

    private String closedLetter() {
        return operation.substring("closeLast".length()).substring(0, 1).toLowerCase(Locale.ROOT);
    }

    @Override
    public String meanwhile() {
        return ", rounds of a bystander=" + bystander.rounds();
    }

    @Override
    public void verify(boolean killed) throws InterruptedException {
        bystander.requireEnd();
        if (used) {
            attachByUsedTicket();
        }
        try (SharedTransport next = FileScene.attach(transport.address())) {
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
        boolean kept = operation.startsWith("share"); // by a ticket that nobody uses
        if (!kept) {
            assertEquals(List.of(), FileScene.thingsIn(transport), "files of things that nobody has");
        }
    }

    @Override
    public void close() {
        transport.close();
        super.close();
    }
}
