package dev.multiprocessing.transport.socket;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** A region in the hub: since the hub does one thing after the other, each operation is atomic and in one order. */
final class HostedRegion extends Thing {

    static final char LETTER = 'r';

    private final Memory memory;
    private final Map<Long, Parking> sleepers = new HashMap<>(); // by offset

    HostedRegion(Memory memory) {
        super(1);
        this.memory = memory;
    }

    @Override
    char letter() {
        return LETTER;
    }

    @Override
    long measure() {
        return memory.size();
    }

    @Override
    void serve(Request request) {
        ByteBuffer body = request.body();
        switch (request.op()) {
            case WORD -> {
                Word word = Word.of(body.get());
                long offset = inside(body.getLong(), Long.BYTES / (word.compareTo(Word.GET_LONG) < 0 ? 2 : 1));
                request.done(memory.apply(word, offset, body.getLong(), body.getLong()));
            }
            case READ -> read(request, body.getLong(), body.getInt());
            case WRITE -> {
                memory.write(inside(body.getLong(), body.remaining()), body);
                request.done();
            }
            case AWAIT -> await(request, inside(body.getLong(), Long.BYTES), body.getLong(), request.flag());
            case WAKE -> {
                wake(body.getLong());
                request.done();
            }
            default -> throw new ProtocolException("a region does not " + request.op());
        }
    }

    @Override
    void ended(int end, boolean died) {
        sleepers.clear();
    }

    private void read(Request request, long offset, int length) {
        inside(offset, length);
        if (length > SocketRegion.PART) {
            throw new ProtocolException("more of a region than goes at once: length=" + length);
        }
        ByteBuffer answer = request.frame(Status.DONE, length);
        memory.read(offset, length, answer);
        request.send(answer.flip());
    }

    private void await(Request request, long offset, long expected, boolean waits) {
        if (memory.apply(Word.GET_LONG, offset, 0, 0) != expected) {
            request.answer(Status.AGAIN);
        } else if (!waits) {
            request.answer(Status.NOT_NOW);
        } else {
            sleepers.computeIfAbsent(offset, at -> new Parking()).park(request);
        }
    }

    private void wake(long offset) {
        Parking here = sleepers.remove(offset);
        if (here != null) {
            here.tellAll(Status.AGAIN);
        }
    }

    private long inside(long offset, int length) {
        if (offset < 0 || length < 0 || offset > memory.size() - length) {
            throw new ProtocolException(
                    "outside a region: offset=" + offset + ", length=" + length + ", size=" + memory.size());
        }
        return offset;
    }
}
