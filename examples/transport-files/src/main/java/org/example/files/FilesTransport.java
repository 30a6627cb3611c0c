package org.example.files;

import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Participants;
import dev.multiprocessing.spi.Region;
import dev.multiprocessing.spi.Transport;
import java.util.Set;

/** One participant, which makes things and attaches to those that others made. */
final class FilesTransport implements Transport {

    private static final String QUEUE = "queue";
    private static final String END = "end";
    private static final String REGION = "region";

    private final Session session;

    FilesTransport(Session session) {
        this.session = session;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.PROCESSES, Capability.OUTLIVES_OPENER, Capability.SYNCHRONOUS);
    }

    @Override
    public String address() {
        return session.folder().toString();
    }

    @Override
    public Participants participants() {
        return session;
    }

    @Override
    public MessageQueue createQueue(int capacity) {
        String name = QUEUE + "-" + session.newName();
        return new FilesQueue(Handle.create(session, name, folder -> Messages.create(folder, capacity)));
    }

    @Override
    public MessageQueue attachQueue(String ticket) {
        return new FilesQueue(Handle.attach(session, QUEUE, ticket));
    }

    @Override
    public MessageChannel.Ends createChannel() {
        String name = END + "-" + session.newName();
        return new MessageChannel.Ends(createEnd(name + "a"), createEnd(name + "b"));
    }

    private MessageChannel createEnd(String name) {
        return new FilesChannel(Handle.create(session, name, folder -> Messages.create(folder, FilesChannel.LIMIT)));
    }

    @Override
    public MessageChannel attachChannel(String ticket) {
        return new FilesChannel(Handle.attach(session, END, ticket));
    }

    @Override
    public Region createRegion(long size) {
        String name = REGION + "-" + session.newName();
        return new FilesRegion(Handle.create(session, name, folder -> FilesRegion.create(folder, size)));
    }

    @Override
    public Region attachRegion(String ticket) {
        return new FilesRegion(Handle.attach(session, REGION, ticket));
    }

    @Override
    public void close() {
        session.leave();
    }

    @Override
    public String toString() {
        return "files transport: folder=" + session.folder() + ", participant=" + session.self() + ", waiters poll";
    }
}
