package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Region;
import java.nio.ByteBuffer;
import java.util.Objects;

/** A handle of a region that the hub hosts: each operation is a call. */
final class SocketRegion implements Region {

    /** Bulk copies go in parts of this size. */
    static final int PART = 1024 * 1024;

    private static final int WORD_BYTES = 1 + 3 * Long.BYTES;

    private final Grip grip;
    private final long size;

    SocketRegion(Grip grip, long size) {
        this.grip = grip;
        this.size = size;
    }

    @Override
    public long size() {
        grip.requireOpen();
        return size;
    }

    @Override
    public int getInt(long offset) {
        return (int) word(Word.GET_INT, aligned(offset, Integer.BYTES), 0, 0);
    }

    @Override
    public void setInt(long offset, int value) {
        word(Word.SET_INT, aligned(offset, Integer.BYTES), 0, value);
    }

    @Override
    public boolean compareAndSetInt(long offset, int expected, int value) {
        return word(Word.COMPARE_AND_SET_INT, aligned(offset, Integer.BYTES), expected, value) == expected;
    }

    @Override
    public int getAndAddInt(long offset, int delta) {
        return (int) word(Word.ADD_INT, aligned(offset, Integer.BYTES), 0, delta);
    }

    @Override
    public long getLong(long offset) {
        return word(Word.GET_LONG, aligned(offset, Long.BYTES), 0, 0);
    }

    @Override
    public void setLong(long offset, long value) {
        word(Word.SET_LONG, aligned(offset, Long.BYTES), 0, value);
    }

    @Override
    public boolean compareAndSetLong(long offset, long expected, long value) {
        return word(Word.COMPARE_AND_SET_LONG, aligned(offset, Long.BYTES), expected, value) == expected;
    }

    @Override
    public long getAndAddLong(long offset, long delta) {
        return word(Word.ADD_LONG, aligned(offset, Long.BYTES), 0, delta);
    }

    private long word(Word word, long offset, long operand, long value) {
        return grip.ask(
                        Op.WORD,
                        WORD_BYTES,
                        body -> body.put((byte) word.ordinal())
                                .putLong(offset)
                                .putLong(operand)
                                .putLong(value))
                .getLong();
    }

    @Override
    public void read(long offset, ByteBuffer into) {
        grip.requireOpen();
        Objects.checkFromIndexSize(offset, into.remaining(), size);
        long from = offset;
        while (into.hasRemaining()) {
            long at = from;
            int part = Math.min(PART, into.remaining());
            into.put(grip.ask(
                    Op.READ,
                    Long.BYTES + Integer.BYTES,
                    body -> body.putLong(at).putInt(part)));
            from += part;
        }
    }

    @Override
    public void write(long offset, ByteBuffer from) {
        grip.requireOpen();
        Objects.checkFromIndexSize(offset, from.remaining(), size);
        long to = offset;
        while (from.hasRemaining()) {
            long at = to;
            int part = Math.min(PART, from.remaining());
            grip.ask(Op.WRITE, Long.BYTES + part, body -> body.putLong(at).put(from.slice(from.position(), part)));
            from.position(from.position() + part);
            to += part;
        }
    }

    @Override
    public void await(long offset, long expected, Deadline deadline) throws InterruptedException {
        aligned(offset, Long.BYTES);
        try {
            grip.exchange(
                            Op.AWAIT,
                            deadline,
                            2 * Long.BYTES + 1,
                            body -> body.putLong(offset).putLong(expected).put(Link.flag(deadline)))
                    .status();
        } catch (SilentHostException e) { // whoever waits looks again, and waits for the answer to that
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    @Override
    public void wake(long offset) {
        aligned(offset, Long.BYTES);
        grip.ask(Op.WAKE, Long.BYTES, body -> body.putLong(offset));
    }

    @Override
    public String share() {
        return grip.share();
    }

    @Override
    public void close() {
        grip.close();
    }

    private long aligned(long offset, int bytes) {
        Objects.checkFromIndexSize(offset, bytes, size);
        if (offset % bytes != 0) {
            throw new IllegalArgumentException("misaligned: offset=" + offset + ", alignment=" + bytes);
        }
        return offset;
    }
}
