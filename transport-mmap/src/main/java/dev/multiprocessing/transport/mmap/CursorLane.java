package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.files.Chain;
import dev.multiprocessing.files.Cursor;
import dev.multiprocessing.files.Cursors;
import dev.multiprocessing.files.Head;
import dev.multiprocessing.files.Lane;
import dev.multiprocessing.files.Place;
import dev.multiprocessing.files.Tail;

/**
 * Messages between two cursors: one is there once the tail has been stored behind it.
 *
 * <p><b>Idea.</b> The whole state is two words, the tail and the head, each a {@link Cursor}: how many messages were
 * put (taken), and where the next one goes (is). A put copies its record behind the tail, where nobody looks, and
 * commits by one release store of the tail; a take copies the record at the head out, and commits by one release store
 * of the head. How many messages there are, whether there is room, where the next record begins: all is derived from
 * the two words.
 *
 * <p><b>Death.</b> Records behind the tail are overwritten, files that were made for them are replaced or deleted.
 *
 * <p><b>Growth.</b> If the segment of the tail has no room, a growing ring (a queue) appends one of twice the size: the
 * producer makes the file, writes {@code MOVED} behind the last record of the old one, for which there is always a unit
 * free, and puts its record into the new one; the tail's store commits all three. A consumer that meets {@code MOVED}
 * goes on in the next segment, and deletes the old one after its store. A ring that does not grow (a pipe) makes its
 * producers wait.
 */
final class CursorLane implements Lane {

    private final Cursors cursors;
    private final RingTail tail;
    private final RingHead head;

    CursorLane(Place place) {
        this.cursors = new Cursors(place.header(), place.direction());
        Chain<Segment> segments = place.chain(Segment.KIND);
        this.tail = new RingTail(place.limits(), cursors, segments);
        this.head = new RingHead(cursors, segments, place.asides());
    }

    @Override
    public Tail tail() {
        return tail;
    }

    @Override
    public Head head() {
        return head;
    }

    @Override
    public int size() {
        return cursors.size();
    }

    @Override
    public boolean isEmpty() {
        return cursors.size() == 0;
    }
}
