package org.example.files;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.Outcome;
import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.spi.Waiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One participant's handle of a thing, with what all shapes do alike: work under the lock, wait, share, close. */
final class Handle {

    /** Puts into the folder of a thing what it begins with. */
    interface Contents {
        void create(Path folder) throws IOException;
    }

    private final Thing thing;
    private final Path file;
    private volatile boolean closed; // set once, under the session's lock

    private Handle(Thing thing, Path file) {
        this.thing = thing;
        this.file = file;
    }

    /** The first handle of a new thing. */
    static Handle create(Session session, String name, Contents contents) {
        return session.exclusively(() -> {
            Thing thing =
                    new Thing(session, Files.createDirectory(session.folder().resolve(name)));
            contents.create(thing.folder());
            return new Handle(thing, Files.createFile(thing.newHandle()));
        });
    }

    /** A handle in the place of a ticket. */
    static Handle attach(Session session, String kind, String ticket) {
        return session.exclusively(() -> {
            Path file = session.folder().resolve(ticket);
            if (!ticket.matches(kind + "-[^./]+/ticket-[^./]+") || !Files.exists(file)) {
                throw new TransportException("no such shared thing: ticket=" + ticket + ", folder=" + session.folder()
                        + "; the ticket was used before, or is for another shape or session");
            }
            Thing thing = new Thing(session, file.getParent());
            return new Handle(thing, Files.move(file, thing.newHandle()));
        });
    }

    Thing thing() {
        return thing;
    }

    String share() {
        Path ticket = exclusively(() -> Files.createFile(thing.newTicket()));
        return thing.session().folder().relativize(ticket).toString();
    }

    void close() {
        try {
            exclusively(() -> {
                closed = true;
                thing.release(file);
                return closed;
            });
        } catch (HandleClosedException e) {
            return; // it was closed before, or with the session
        }
    }

    /** Does the work under the session's lock, if this handle is open. */
    <T> T exclusively(Session.Work<T> work) {
        return thing.session().exclusively(() -> {
            if (closed) {
                throw new HandleClosedException("handle is closed: file=" + file + "; attach another one by a ticket");
            }
            return work.run();
        });
    }

    /**
     * Makes an attempt under the session's lock, again and again until the deadline if it is {@code TIMED_OUT}. Between
     * them it looks, without the lock, whether one is worth it: a process that is stopped while it waits must not have
     * what all others need.
     */
    Outcome until(Deadline deadline, Session.Work<Boolean> look, Session.Work<Outcome> attempt)
            throws InterruptedException {
        Outcome[] outcome = {exclusively(attempt)};
        Waiter.polling().until(deadline, () -> {
            if (outcome[0] == Outcome.TIMED_OUT && isWorthIt(look)) {
                outcome[0] = exclusively(attempt);
            }
            return outcome[0] != Outcome.TIMED_OUT;
        });
        return outcome[0];
    }

    private boolean isWorthIt(Session.Work<Boolean> look) {
        try {
            return closed || thing.session().isLeft() || look.run();
        } catch (IOException e) {
            return true; // what it looks at has just been removed: the attempt will tell
        }
    }
}
