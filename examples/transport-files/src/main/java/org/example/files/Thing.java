package org.example.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Something shared: a folder, with a file for each handle, named after its participant, and one for each ticket.
 *
 * <p>So nobody has to clean up after the dead: their handles are known by their names. Who gives up the last handle
 * removes the folder; one in which only the dead have handles stays, and tells that the end of a channel was lost, and
 * not closed.
 */
record Thing(Session session, Path folder) {

    private static final String HANDLE = "handle-";
    private static final String TICKET = "ticket-";

    Path newHandle() {
        return folder.resolve(HANDLE + session.newName());
    }

    Path newTicket() {
        return folder.resolve(TICKET + session.newName());
    }

    /** Whether anybody who lives has a handle of it, or a ticket to it is under way. */
    boolean isOpen() {
        for (String name : Disk.names(folder)) {
            if (name.startsWith(TICKET) || name.startsWith(HANDLE) && session.isAlive(participant(name))) {
                return true;
            }
        }
        return false;
    }

    boolean exists() {
        return Files.exists(folder);
    }

    /** Gives up a handle. */
    void release(Path handle) throws IOException {
        Files.delete(handle);
        removeUnlessOpen();
    }

    /** Gives up the handles of a participant, if it has any. */
    void releaseAllOf(int participant) throws IOException {
        boolean isGone = false;
        for (String name : Disk.names(folder)) {
            isGone |= name.startsWith(HANDLE + participant + "-") && Files.deleteIfExists(folder.resolve(name));
        }
        if (isGone) {
            removeUnlessOpen();
        }
    }

    private void removeUnlessOpen() throws IOException {
        if (!isOpen()) {
            Disk.remove(folder);
        }
    }

    private static int participant(String handle) {
        return Integer.parseInt(handle.split("-")[1]);
    }
}
